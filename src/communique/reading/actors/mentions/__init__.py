"""Mentions: which actor a span refers to, with one module for each kind of phrase.

All parts share one ``board``, and each is given the parts that it builds on; ``resolve`` puts them together. ``naming`` tells
whom persons' names stand for, ``bearers`` those of states and bodies, ``heads`` whose name heads a phrase, ``repeating`` what
"the company" repeats; ``grouping``, ``holders``, ``describing``, ``things`` and ``members`` take what has no name; ``single``, ``several``
and ``authors`` choose among all of these. Then ``first_persons`` and ``second_looks`` go over the spans once more, ``relating`` and
``undecided`` over the actors. Pronouns are looked up in the ``antecedents`` of what was mentioned, whose mentions are ``steps``;
``voices`` knows who speaks where.
"""
