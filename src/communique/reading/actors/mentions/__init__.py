"""Which actor a span stands for: a part of the resolution for each sort of phrase.

All parts look at one ``board``, and each is given the parts that it goes on from; ``resolve`` puts them together. ``naming`` tells
whom persons' names stand for, ``bearers`` those of states and bodies, ``heads`` whose name heads a phrase, ``repeating`` what
"the company" repeats; ``grouping``, ``holders``, ``describing``, ``things`` and ``members`` take what has no name; ``single``, ``several``
and ``authors`` choose among all of these. Then ``first_persons`` and ``second_looks`` go over the spans once more, ``relating`` and
``undecided`` over the actors. Pronouns are looked up in the ``antecedents`` of what was mentioned, whose mentions are ``steps``;
``voices`` knows who speaks where.
"""
