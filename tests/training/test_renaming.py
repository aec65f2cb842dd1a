import random

from training.renaming import KINDS, Document, Names, renamed

DOCUMENTS: list[Document] = [
    (
        "Amina Diallo spoke in Dakar. Diallo, of the Writers Union, left Dakar on Friday.",
        [
            *((0, 12, "Person"), (22, 27, "Location"), (29, 35, "Person"), (44, 57, "Organization")),
            *((64, 69, "Location"), (73, 79, "Date")),
        ],
        [28, 80],
    ),
    (
        "Pavel Novak met the Farmers League in Brno.",
        [(0, 11, "Person"), (20, 34, "Organization"), (38, 42, "Location")],
        [43],
    ),
]


def test_names_are_exchanged_and_labels_move_along() -> None:
    changed = 0
    for seed in range(20):
        for (text, marks, ends), (new, moved, new_ends) in zip(
            DOCUMENTS, renamed(DOCUMENTS, random.Random(seed)), strict=True
        ):
            assert [kind for *_, kind in moved] == [kind for *_, kind in marks]
            assert [new[end - 1] for end in new_ends] == ["."] * len(ends)
            for (a, b, kind), (start, end, _) in zip(marks, moved, strict=True):
                words, before = new[start:end], text[a:b]
                assert words.strip() == words != ""
                assert new[end : end + 1] == text[b : b + 1]
                assert words == before or kind in KINDS
                changed += words != before
    assert changed > 40


def test_a_name_is_the_same_all_through_a_document() -> None:
    names = Names(DOCUMENTS)
    seen = set()
    for seed in range(20):
        new, marks, _ = names.rename(DOCUMENTS[0], random.Random(seed))
        words = [new[a:b] for a, b, _ in marks]
        assert words[1] == words[4]
        assert words[0].split()[-1].lower() == words[2].lower()
        seen.add(words[0])
    assert len(seen) > 5


def test_the_same_seed_renames_alike() -> None:
    assert list(renamed(DOCUMENTS, random.Random(3))) == list(renamed(DOCUMENTS, random.Random(3)))
