"""Which actor a span stands for, one sort of phrase upon another.

Each class goes on from the one before it: names of persons, of states and bodies, heads of phrases, what repeats them, groups,
office holders, descriptions, things, members of parties, one span and one actor, several at once, authors, second looks. Pronouns and
the first person are looked up in the trail of what was mentioned.
"""
