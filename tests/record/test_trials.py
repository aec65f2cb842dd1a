"""Trouble with disks, permissions, clocks and other writers is reported with a code, and damages nothing."""

import contextlib
import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from communique.record import TroubleError, open_record
from communique.record.troubles import TROUBLES
from tests.record.readings import call, fill, more, wire
from tests.record.test_keeping import run


def finish_run(path, before):
    """Check that after trouble nothing is lost or damaged, and go on with the run; return the dump at its end."""
    with open_record(path) as record:
        assert set(before) <= set(record.dump())
        assert record.doctor() == []
        record.add_many(more())
        record.merge()
        assert record.doctor() == []
        return list(record.dump())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The dump of an undisturbed run."""
    with open_record(tmp_path_factory.mktemp("undisturbed") / "news.sqlite") as record:
        fill(record)
        record.add_many(more())
        record.merge()
        return list(record.dump())


# A full disk


def test_a_backup_that_fails_leaves_nothing_behind(tmp_path):
    path, copy = tmp_path / "news.sqlite", tmp_path / "copies" / "copy.sqlite"
    copy.parent.mkdir()
    with open_record(path) as record:
        fill(record)
        with largest_file(64 * 1024), pytest.raises(TroubleError) as caught:
            record.backup(copy)
        assert caught.value.code in {"C0413", "C0417"}
        assert list(copy.parent.iterdir()) == []
        record.backup(copy)
        before = list(record.dump())
    with open_record(copy) as again:
        assert list(again.dump()) == before


@contextlib.contextmanager
def small_disk(size_kb):
    """Make a file system of a certain size; skip the test if this user may not mount one."""
    folder = Path(tempfile.mkdtemp())
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", folder], capture_output=True, check=False
    )
    if made.returncode:
        folder.rmdir()
        pytest.skip(
            "a disk of its own needs the right to mount one; the limit on a file's size is tested anyway"
        )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


@pytest.mark.parametrize("spare_kb", [0, 4, 16, 40, 80, 120, 160, 200, 260, 320, 400, 500])
def test_a_full_disk_is_said_so_and_nothing_is_damaged(tmp_path, undisturbed, spare_kb):
    start = tmp_path / "start.sqlite"
    with open_record(start) as record:
        fill(record)
        before = list(record.dump())
    with small_disk(start.stat().st_size // 1024 + 200 + spare_kb) as disk:
        path = disk / "news.sqlite"
        shutil.copy(start, path)
        with open_record(path) as record, open_record(path, create=False) as reader:
            assert list(reader.dump()) == before
            with pytest.raises(TroubleError) as caught:
                record.add_many(more())
            assert caught.value.code == "C0413"
            assert str(path) in str(caught.value)
            assert set(before) <= set(reader.dump())
            assert len(list(reader.events())) >= 5
        room = shutil.copytree(disk, tmp_path / "room")
    assert finish_run(room / "news.sqlite", before) == undisturbed


@contextlib.contextmanager
def largest_file(size_bytes):
    """Limit the size to which files of this process may grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("spare_kb", [0, 1, 7, 33, 64, 100, 150, 222, 300, 400])
def test_a_limit_on_the_files_size_is_said_so_and_nothing_is_damaged(tmp_path, undisturbed, spare_kb):
    path = tmp_path / "news.sqlite"
    with open_record(path) as record:
        fill(record)
        before = list(record.dump())
    # The log beside the file grows first: it starts anew, so the limit is met at another write for each size.
    with open_record(path) as record, open_record(path, create=False) as reader:
        with largest_file(32 * 1024 + spare_kb * 1024), pytest.raises(TroubleError) as caught:
            record.add_many(more())
        assert caught.value.code in {"C0413", "C0417"}
        assert set(before) <= set(reader.dump())
    assert finish_run(path, before) == undisturbed


# Rights


@contextlib.contextmanager
def as_unprivileged():
    """Become an unprivileged user, since file permissions mean nothing to root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder():
    """A folder that all users may enter, unlike the temporary folders of tests."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_a_read_only_record_is_read_not_written_and_says_why(open_folder, what):
    path = open_folder / "news.sqlite"
    with open_record(path) as record:
        fill(record)
        before = list(record.dump())
    path.chmod(0o444 if what != "folder" else 0o666)
    open_folder.chmod(0o777 if what == "file" else 0o555)
    bytes_before = path.read_bytes()
    with as_unprivileged(), open_record(path, create=False) as record:
        assert list(record.dump()) == before
        assert len(list(record.events(text="army"))) == 2
        assert [finding.where for finding in record.doctor()] == ["search"]
        with pytest.raises(TroubleError) as caught:
            record.add(call(id="more"))
        assert caught.value.code == "C0414"
    assert path.read_bytes() == bytes_before
    assert [entry.name for entry in open_folder.iterdir()] == ["news.sqlite"]


def test_a_record_cannot_be_made_in_a_read_only_folder(open_folder):
    open_folder.chmod(0o555)
    with as_unprivileged(), pytest.raises(TroubleError) as caught:
        open_record(open_folder / "news.sqlite")
    assert caught.value.code in {"C0414", "C0415"}
    assert list(open_folder.iterdir()) == []


def test_a_reader_without_rights_sees_what_another_writes(open_folder):
    path = open_folder / "news.sqlite"
    with open_record(path) as writer:
        writer.add(call())
        for name in open_folder.iterdir():
            name.chmod(0o644)
        with as_unprivileged(), open_record(path, create=False) as reader:
            assert reader.counts()["articles"] == 1
            os.seteuid(os.getuid())
            writer.add(wire())
            assert reader.counts()["articles"] == 2


# Two writers


def test_two_writers_of_the_same_articles_leave_each_once(record, address, tmp_path):
    code = f"""
        from communique.record import open_record
        from tests.record.readings import call
        with open_record({address!r}) as record:
            for number in range(25):
                record.add(call(id=f"c{{number}}"))
                if number % 8 == 7:
                    record.merge()
    """
    writers = [run(code) for _ in range(3)]
    assert [writer.wait(timeout=300) for writer in writers] == [0, 0, 0]
    record.merge()
    with open_record(tmp_path / "one.sqlite") as other:
        other.add_many(call(id=f"c{number}") for number in range(25))
        other.merge()
        assert list(record.dump()) == list(other.dump())
    assert record.doctor() == []


def test_a_writer_that_waits_too_long_says_so_and_readers_go_on(tmp_path, monkeypatch):
    path = tmp_path / "news.sqlite"
    with open_record(path) as record:
        fill(record)
        monkeypatch.setenv("COMMUNIQUE_BUSY_SECONDS", "1")
        with open_record(path) as other, record._store.writing():
            with pytest.raises(TroubleError) as caught:
                other.add(call(id="more"))
            assert caught.value.code == "C0416"
            assert len(list(other.events())) == 5
        assert record.doctor() == []


# A clock


def test_a_clock_set_back_changes_neither_the_order_of_judgements_nor_who_has_the_last_word(record):
    record.add(call())
    entry = next(record.events(type="REJECT")).id
    first = record.judge(entry, "reject", who="ana", at="2030-01-01T00:00:00+00:00")
    record.judge(entry, "accept", who="ben", at="2020-01-01T00:00:00+00:00")
    assert next(record.events(type="REJECT")).verdict == "accepted"
    undone = record.undo(first, who="ana", at="1999-01-01T00:00:00+00:00")
    assert [(row.who, row.verb) for row in record.history(entry)] == [
        ("ana", "reject"),
        ("ben", "accept"),
        ("ana", "undo"),
    ]
    record.undo(undone, who="ana", at="1970-01-01T00:00:00+00:00")
    assert record.doctor() == []


def test_the_mark_of_a_record_changes_with_it_whatever_the_clock_says(record, address, tmp_path):
    marks = [record.stamp()]
    assert record.stamp() == marks[0]
    for number in range(3):
        record.add(call(id=f"c{number}"))
        for name in tmp_path.glob("news.sqlite*"):  # the times of the files are as they were in the beginning
            os.utime(name, (0, 0))
        marks.append(record.stamp())
    with open_record(address) as other:
        other.add(wire())
    marks.append(record.stamp())
    assert len(set(marks)) == 5


def test_every_code_is_documented():
    page = (Path(__file__).parents[2] / "docs/record.md").read_text(encoding="utf-8")
    assert [code for code in TROUBLES if f"| {code} |" not in page] == []
