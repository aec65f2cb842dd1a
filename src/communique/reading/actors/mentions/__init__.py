"""Which actor a span stands for, one sort of phrase upon another.

Each class goes on from the one before it: names, what repeats them, groups, descriptions, things, members of parties, one span
and one actor, several at once, second looks. Pronouns and the first person are looked up in the trail of what was mentioned.
"""
