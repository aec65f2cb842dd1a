"""The actor that a mention refers to, with one module for each kind of phrase.

All parts share one ``board``, and each is given the parts that it builds on; ``resolve`` puts them together.

* ``naming`` resolves names of persons, ``bearers`` those of states and bodies, ``heads`` finds the name that heads a
  phrase, and ``repeating`` the antecedent of "the company";
* ``grouping``, ``holders``, ``describing``, ``things`` and ``members`` resolve phrases without a name;
* ``single``, ``several`` and ``authors`` choose among these;
* ``first_persons`` and ``second_looks`` go over the spans again, ``relating`` and ``undecided`` over the actors;
* ``antecedents`` resolves pronouns by the mentions so far (``steps``), and ``voices`` gives the speaker of a quotation.
"""
