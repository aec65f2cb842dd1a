"""Filter options: a wrong or meaningless one is reported, never silently ignored."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import version
from pathlib import Path

import pytest

from communique.errors import CommuniqueError, InputError
from communique.exchange import from_json, to_json
from communique.export import reread
from communique.model import STATUSES, Page, Reading
from communique.ontology.plover import types
from communique.reading import batches
from communique.record import open_record
from tests.cli.running import run
from tests.record.readings import call


def test_without_a_verb_the_help_is_printed() -> None:
    done = run()
    assert done.exit_code == 2
    assert done.stderr == run("--help").stdout


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--type", "CONSLT"), types()),
        (("--status", "deny"), STATUSES),
        (("--since", "yesterday"), ["YYYY-MM-DD"]),
        (("--until", "2019-02-30"), ["day"]),
        (("--since", "2019", "--until", "2018"), ["2018-12-31", "before", "2019-01-01"]),
        (("--actor", " "), ["KOR"]),
        (
            ("--statements", "--type", "CONSULT", "--status", "denied"),
            ["--type and --status", "--statements"],
        ),
        (("--matrix", "--actor", "KOR"), ["--actor", "--matrix"]),
        (("--series", "--limit", "3"), ["--limit", "--series"]),
        (("--series", "--matrix"), ["one of"]),
        (("--statements", "--source", "KOR", "--target", "PRK"), ["--source and --target", "--statements"]),
        (("--said", "peace"), ["--said", "used with --statements"]),
        (("--matrix", "--by", "month"), ["--by", "used with --series"]),
    ],
)
def test_what_is_wrong_with_an_option_is_said(
    record: Path, options: tuple[str, ...], says: list[str]
) -> None:
    done = run("show", record, *options)
    assert done.exit_code == 2
    assert [word for word in says if word not in done.output] == []


def test_a_format_that_there_is_none_of_is_said_without_the_name_of_an_error(record: Path) -> None:
    done = run("export", record, "--to", "xls")
    assert done.exit_code == 2
    assert "'xls' is not one of 'jsonl'" in done.output
    assert "Value error" not in done.output


def test_types_and_statuses_are_taken_in_any_letters_and_periods_whole(record: Path) -> None:
    plain = run("show", record, "--type", "CONSULT", "--status", "asserted", "--to", "jsonl").stdout
    assert plain
    assert run("show", record, "--type", "consult", "--status", "Asserted", "--to", "jsonl").stdout == plain
    rows = [json.loads(line) for line in run("show", record, "--to", "jsonl").stdout.splitlines()]
    years = {(row["date"] or row["published"] or "")[:4] for row in rows} - {""}
    for year in years:
        of_year = run("show", record, "--since", year, "--until", year, "--to", "jsonl").stdout
        of_days = run("show", record, "--since", f"{year}-01-01", "--until", f"{year}-12-31", "--to", "jsonl")
        assert of_year == of_days.stdout != ""


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_a_cut_list_says_so(record: Path, form: str) -> None:
    cut, whole = (run("show", record, *limit, "--to", form) for limit in (("--limit", "1"), ()))
    if form == "table":
        assert "the first event of confidence 0.2 or more; --limit gives more;" in cut.stdout
        assert "6 events of confidence" in whole.stdout
    else:
        assert "--limit gives more" in cut.stderr  # rows on stdout stay whole
    assert "--limit" not in whole.output


@pytest.mark.parametrize("what", [(), ("--statements",)])
def test_a_list_begins_with_the_newest_where_asked(tmp_path: Path, what: tuple[str, ...]) -> None:
    record = tmp_path / "news.sqlite"
    with open_record(record) as opened:
        opened.add(call())
        opened.add(from_json(to_json(call(id="later")).replace(b"2019-04", b"2019-05")))

    def rows(*more: str) -> list[dict[str, str | None]]:
        told = run("show", record, *what, "--to", "jsonl", *more)
        return [json.loads(line) for line in told.stdout.splitlines()]

    dated = [row["id"] for row in rows() if row["date"] or row["published"]]
    newest = [row["id"] for row in rows("--newest")]
    assert len(dated) > 1
    assert newest[: len(dated)] == dated[::-1]
    assert [row["id"] for row in rows("--newest", "--limit", "1")] == newest[:1]
    cut = ("show", record, *what, "--newest", "--limit", "1", "--min-confidence", "0")
    assert f"the newest {'statement' if what else 'event'};" in run(*cut).stdout
    assert "only the newest 1" in run(*cut, "--to", "csv").stderr


@pytest.mark.parametrize("what", [(), ("--statements",)])
def test_a_lower_confidence_is_advised_only_where_it_gives_others(
    record: Path, what: tuple[str, ...]
) -> None:
    advice = "--min-confidence 0 gives"
    assert advice in run("show", record, *what, "--min-confidence", "1").stdout
    nobody = run("show", record, *what, "--actor", "Atlantis").stdout
    assert " of confidence 0.2 or more" in nobody
    assert advice not in nobody


@pytest.mark.parametrize("what", [(), ("--statements",)])
def test_a_name_that_nobody_bears_is_told_from_one_of_which_there_is_nothing(
    record: Path, what: tuple[str, ...]
) -> None:
    assert "no actor in" in run("show", record, "--actor", "Atlantis", *what).stderr
    assert run("show", record, "--actor", '"China"', "--since", "2024", *what).stderr == ""


@pytest.mark.parametrize("verb", ["show", "export"])
def test_a_countrys_name_is_told_from_all_who_act_for_it(record: Path, verb: str) -> None:
    named = run(verb, record, "--to", "csv", "--actor", "south korea")
    assert "--actor KOR" in named.stderr
    assert "--actor KOR" not in named.stdout
    assert "--actor" not in run(verb, record, "--to", "csv", "--actor", "KOR").stderr


@pytest.mark.parametrize("what", [(), ("--statements",)])
def test_tables_give_the_ids_that_judging_takes(record: Path, what: tuple[str, ...]) -> None:
    entry = json.loads(run("show", record, *what, "--limit", "1", "--to", "jsonl").stdout)["id"]
    table = run("show", record, *what, "--ids", "--min-confidence", "0").stdout
    assert entry in table
    assert entry not in run("show", record, *what, "--min-confidence", "0").stdout


def test_what_pages_and_judges_wrote_gives_a_terminal_no_orders(tmp_path: Path) -> None:
    """Neither colours, nor a moved cursor, nor letters turned round: what would do so is written out."""
    record = tmp_path / "news.sqlite"
    armed = to_json(call()).replace(b"Moon", rb"\u001b[2J").replace(b"ease", rb"\u009b31\u202e")
    with open_record(record) as opened:
        opened.add(from_json(armed))
        event = next(opened.events()).id
    before = tmp_path / "before.json"
    run("snapshot", record, "-o", before)
    run("judge", record, event, "accept", "--who", "ana\x1b[1m", "--why", "read\nit")
    told = "".join(
        run(*question).stdout
        for question in (
            ("show", record),
            ("show", record, "--statements"),
            ("history", record, event),
            ("diff", before, record),
        )
    )
    assert all(words in told for words in (r"\x1b[2J", r"not \x9b31\u202e", r"ana\x1b[1m", r"read\nit"))
    assert r"by ana\x1b[1m" in told
    assert not re.search("[\x1b\x9b\u202e]", told)


def test_a_run_whose_worker_is_killed_says_so_and_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_pages(pages: Iterable[Page], **_: object) -> Iterator[Reading]:
        next(iter(pages))
        yield call()
        raise BrokenProcessPool("A process in the process pool was terminated abruptly")

    monkeypatch.setattr(batches, "read_pages", read_pages)
    (tmp_path / "a.txt").write_text("Seoul thanked Oslo.")
    done = run("read", tmp_path / "a.txt", "--into", tmp_path / "news.sqlite", "--workers", "2")
    assert isinstance(done.exception, CommuniqueError)
    assert "was killed; stopped after 1 input" in str(done.exception)
    assert "the same command goes on" in str(done.exception)
    with open_record(tmp_path / "news.sqlite") as record:
        assert record.counts()["pages"] == 1


def test_nothing_found_is_no_table(record: Path) -> None:
    assert run("show", record, "--actor", "Narnia").stdout.startswith("0 events")
    assert run("show", record, "--actor", "Narnia", "--series").stdout == "0 events\n"
    assert run("show", record, "--actor", "Narnia", "--statements").stdout.startswith("0 statements")


def test_a_publication_date_that_is_none_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    for wrong in ("yesterday", "2024", "2024-W03-1", "20240301"):
        done = run("read", "nothing.html", "--published", wrong, "--into", tmp_path / "none.sqlite")
        assert (done.exit_code, wrong in done.output) == (2, True)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_pair_is_asked_for_whoever_of_the_two_acts(record: Path) -> None:
    every, one, two = (
        list(reread(io.BytesIO(run("export", record, "--to", "csv", *asked).stdout_bytes), form="csv"))
        for asked in (
            (),
            ("--actor", "rebels", "--other", "army"),
            ("--actor", "army", "--other", "rebels"),
        )
    )
    assert one == two != []
    assert len(one) < len(every)
    assert run("show", record, "--statements", "--other", "CHN").exit_code == 2
    assert "called 'Atlantis'" in run("show", record, "--actor", "army", "--other", "Atlantis").stderr


def test_who_did_it_and_to_whom_are_asked_for_apart(record: Path) -> None:
    def found(*asked: str) -> set[str]:
        rows = run("export", record, "--to", "csv", *asked).stdout_bytes
        return {row["id"] for row in reread(io.BytesIO(rows), form="csv")}

    did, received = found("--source", "rebels"), found("--target", "rebels")
    assert did | received <= found("--actor", "rebels")
    assert did != received
    shown = run("show", record, "--target", "rebels", "--min-confidence", "0", "--ids").stdout
    assert set(re.findall(r"ev_[a-z2-7]{26}", shown)) == received != set()
    assert "called 'Atlantis'" in run("show", record, "--target", "Atlantis").stderr


def test_a_series_is_counted_by_the_period_that_is_asked_for(record: Path) -> None:
    days, months = (
        list(csv.DictReader(io.StringIO(run("show", record, "--series", "--to", "csv", *by).stdout)))
        for by in ((), ("--by", "month"))
    )
    assert [row["date"] for row in months] == sorted({f"{row['date'][:7]}-01" for row in days})
    assert sum(int(row["quad_4"]) for row in months) == sum(int(row["quad_4"]) for row in days)
    drawn = run("show", record, "--series", "--by", "year").stdout
    assert f"\n{days[0]['date'][:4]} " in drawn


def test_statements_are_asked_for_by_what_they_say(record: Path) -> None:
    every = run("show", record, "--statements", "--to", "jsonl").stdout.splitlines()
    word = max(re.findall(r"[a-z]+", json.loads(every[0])["content"]), key=len)
    chosen = run("show", record, "--statements", "--said", word, "--to", "jsonl").stdout.splitlines()
    assert every[0] in chosen
    assert all(word in json.loads(line)["content"].lower() for line in chosen)


def test_a_table_of_statements_has_the_word_that_each_is_told_with(record: Path) -> None:
    told = [
        json.loads(line) for line in run("show", record, "--statements", "--to", "jsonl").stdout.splitlines()
    ]
    under = {line.strip() for line in run("show", record, "--statements").stdout.splitlines()}
    assert under & {row["cue"] for row in told if row["cue"]}


def test_pages_that_are_imported_are_sent_to_read(record: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    pages.write_text(json.dumps({"text": "Mali fined Chad."}) + "\n", encoding="utf-8")
    done = run("import", record, pages)
    assert done.exit_code == 1
    assert "use `communique read --into` for pages" in str(done.exception)


def test_readings_that_are_none_are_named(record: Path, tmp_path: Path) -> None:
    gold, other, wrong = tmp_path / "gold.jsonl", tmp_path / "other.jsonl", tmp_path / "wrong.jsonl"
    assert run("export", record, "-o", gold).exit_code == 0
    wrong.write_text("<p>no reading</p>\n", encoding="utf-8")
    other.write_bytes(
        re.sub(rb'"id":"[^"]*","article"', b'"id":"x","article"', gold.read_bytes().splitlines()[0])
    )
    for readings, says in (
        (wrong, "wrong.jsonl:1"),
        (other, "has the id"),
        (tmp_path / "none.jsonl", "none.jsonl"),
    ):
        done = run("evaluate", gold, readings)
        assert isinstance(done.exception, InputError)
        assert says in str(done.exception)
    page = tmp_path / "nowhere" / "page.html"
    assert isinstance(run("evaluate", gold, gold, "--html", page).exception, InputError)
    assert "there is no" in str(run("evaluate", tmp_path / "none.jsonl").exception)
    assert "1.000" in run("evaluate", gold, gold).stdout
    assert "wrong.jsonl: line 1" in str(run("import", tmp_path / "new.sqlite", wrong).exception)


def test_version_and_short_help() -> None:
    assert run("--version").stdout.split() == ["communique", version("communique")]
    assert run("show", "-h").stdout == run("show", "--help").stdout


@pytest.mark.parametrize("verb", ["chart", "export", "read", "serve", "show", "snapshot"])
def test_help_calls_what_an_option_takes_by_a_word(verb: str) -> None:
    options = [line for line in run(verb, "--help").stdout.splitlines() if "--" in line]
    assert [line for line in options if re.search(r"<(str|int|float|path)", line)] == []
