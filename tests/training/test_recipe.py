from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs training/requirements.txt")

from training import distil, narrowing, recipe, recovery, train


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, str, list[str]]]:
    """The trainings so far: the name, the start and the teachers of each."""
    made: list[tuple[str, str, list[str]]] = []

    def note(how) -> None:
        made.append((how.out.name, Path(how.start).parent.name or how.start, getattr(how, "teachers", [])))
        how.out.mkdir()
        (how.out / "network.pt").touch()

    monkeypatch.setattr(recipe, "RUNS", tmp_path)
    monkeypatch.setattr(train, "train", note)
    monkeypatch.setattr(distil, "distil", note)
    monkeypatch.setattr(recovery, "recover", note)
    return made


def test_each_pass_begins_where_the_one_before_ended(parts: list[tuple[str, str, list[str]]]) -> None:
    last = recipe.followed(Path("labels"))
    small = [part for part in parts if part[0] != "event-teacher"]
    assert [begin for _, begin, _ in small] == ["small", *(name for name, *_ in small[:-1])]
    assert last == recipe.made(small[-1][0])
    teachers = [f"{recipe.made(name)}={recipe.EVENTS_ALONE}" for name in ("event teacher", "fourth")]
    assert [asked for *_, asked in small] == [[]] * 4 + [teachers] * 3


def test_what_is_made_is_not_made_again(parts: list[tuple[str, str, list[str]]]) -> None:
    recipe.distilled(Path("labels"))
    assert [name for name, *_ in parts] == ["teacher-1", "teacher-2", "student"]
    recipe.distilled(Path("labels"))
    assert len(parts) == 3


def test_the_network_is_narrowed_and_then_follows_the_wide_one(
    parts: list[tuple[str, str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = []

    def narrow(*paths: Path) -> None:
        cut.append(paths)
        paths[-1].parent.mkdir()
        paths[-1].touch()

    monkeypatch.setattr(narrowing, "main", narrow)
    wide = Path("runs/wide/network.pt")
    assert recipe.narrowed(Path("labels"), wide) == recipe.made("narrowed")
    assert cut == [(wide, Path("labels"), recipe.made("cut"))]
    assert parts == [("recovered", "cut", []), ("narrowed", "recovered", [str(wide)])]
