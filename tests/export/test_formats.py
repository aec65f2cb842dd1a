"""Rows of other systems' formats: what stands in which column, and their own files read back."""

import io
from datetime import date

import pytest

from communique.export import gdelt, icews, polecat, reread
from tests.export.writing import written

# GDELT

GOLDEN = (
    "913294060 20200218 202002 2020 2020.1315 BUS INDUSTRY _ _ _ _ _ BUS _ _ _ _ _ _ _ _ _ _ _ _ 1 160 160 16 4 -4.0 10 1 10 "
    "-2.33812949640287 4 Sydney,~New~South~Wales,~Australia AS AS02 154637 -33.8833 151.217 -1603135 0 _ _ _ _ _ _ _ "
    "4 Sydney,~New~South~Wales,~Australia AS AS02 154637 -33.8833 151.217 -1603135 20200319064500 https://news.example/1"
)


def test_a_row_of_gdelts_own_reads_by_column():
    cells = [cell.replace("~", " ") if cell != "_" else "" for cell in GOLDEN.split(" ")]
    (row,) = reread(io.BytesIO("\t".join(cells).encode() + b"\n"), form="gdelt")
    assert (row["EventCode"], row["QuadClass"], row["GoldsteinScale"], row["AvgTone"]) == (
        "160",
        "4",
        "-4.0",
        "-2.33812949640287",
    )
    assert (row["ActionGeo_CountryCode"], row["Actor1Geo_FeatureID"], row["DATEADDED"]) == (
        "AS",
        "-1603135",
        "20200319064500",
    )
    assert row["FractionDate"] == gdelt.fraction_date(date(2020, 2, 18))


@pytest.mark.parametrize(
    ("day", "fraction"),
    [((2018, 10, 24), "2018.8055"), ((2019, 9, 24), "2019.7233"), ((2019, 3, 20), "2019.2192")],
)
def test_fraction_dates_are_as_in_gdelts_files(day, fraction):
    assert gdelt.fraction_date(date(*day)) == fraction


def by(rows, **wanted):
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def test_gdelt_rows_hold_codes_of_both_kinds(record):
    rows = list(reread(io.BytesIO(written(record, "gdelt")[0]), form="gdelt"))
    (talk,) = by(rows, EventCode="041")
    assert (talk["SQLDATE"], talk["FractionDate"], talk["QuadClass"], talk["GoldsteinScale"]) == (
        "20190409",
        "2019.2712",
        "1",
        "1.0",
    )
    assert (talk["Actor1Code"], talk["Actor1Name"], talk["Actor1CountryCode"], talk["Actor2Code"]) == (
        "KORGOV",
        "MOON JAE-IN",
        "KOR",
        "USAGOV",
    )
    assert (talk["DATEADDED"], talk["SOURCEURL"], talk["AvgTone"]) == (
        "20190410000000",
        "https://han.example/1",
        "",
    )
    fight = by(rows, EventCode="193")[0]
    assert (fight["ActionGeo_Type"], fight["ActionGeo_Fullname"], fight["ActionGeo_CountryCode"]) == (
        "4",
        "Dessie, Ethiopia",
        "ET",
    )
    (summit,) = by(rows, EventCode="036")
    assert (summit["ActionGeo_Type"], summit["EventRootCode"], summit["EventBaseCode"]) == ("3", "03", "036")
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)


def test_gdelt_mentions_point_to_events(record):
    events = list(reread(io.BytesIO(written(record, "gdelt")[0]), form="gdelt"))
    mentions = list(reread(io.BytesIO(written(record, "gdelt-mentions")[0]), form="gdelt-mentions"))
    assert {row["GLOBALEVENTID"] for row in mentions} == {row["GLOBALEVENTID"] for row in events}
    first = by(mentions, MentionIdentifier="https://han.example/1")[0]
    assert (first["MentionType"], first["MentionSourceName"], first["SentenceID"]) == (
        "1",
        "han.example",
        "1",
    )


# ICEWS


def test_icews_rows_go_both_ways_for_a_call(record):
    rows = list(reread(io.BytesIO(written(record, "icews")[0]), form="icews"))
    talks = by(rows, **{"CAMEO Code": "041"})
    assert [(row["Source Name"], row["Target Name"]) for row in talks] == [
        ("Moon Jae-in", "Donald Trump"),
        ("Donald Trump", "Moon Jae-in"),
    ]
    assert (talks[0]["Event Text"], talks[0]["Source Sectors"], talks[0]["Source Country"]) == (
        "Discuss by telephone",
        "Government",
        "South Korea",
    )
    assert len({(row["Event ID"], row["Event Date"]) for row in rows}) == len(rows)


def test_icews_dates_of_2017_become_iso():
    header = "\t".join(icews.COLUMNS)
    row = "\t".join(["1", "7/4/2017", *[""] * 18])
    (read,) = reread(io.BytesIO(f"{header}\n{row}\n".encode()), form="icews")
    assert read["Event Date"] == "2017-07-04"


# POLECAT


def test_polecat_rows_use_its_words(record):
    data, _ = written(record, "polecat")
    assert b"\tNone\t" in data
    rows = list(reread(io.BytesIO(data), form="polecat"))
    (talk,) = by(rows, **{"Event Type": "CONSULT"})
    assert (talk["Event Mode"], talk["Intensity"], talk["Contexts"]) == ("phone", "1.5", "diplomatic")
    assert (talk["Actor Name"], talk["Actor Country"], talk["Actor COW"]) == (
        "Moon Jae-in; Donald Trump",
        "KOR; USA",
        "732; 2",
    )
    assert talk["Recipient Name"] is None


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\tIntensity\t", "\tEvent Intensity\t", 1),
        lambda text: "\n".join(line + "\t\t" for line in text.splitlines()) + "\n",
        lambda text: (
            "\n".join(
                line + ("\tHeadline" if not n else "\tTalks") for n, line in enumerate(text.splitlines())
            )
            + "\n"
        ),
    ],
)
def test_polecat_files_as_they_are_found_are_read(record, change):
    data, _ = written(record, "polecat")
    assert list(reread(io.BytesIO(change(data.decode()).encode()), form="polecat")) == list(
        reread(io.BytesIO(data), form="polecat")
    )


def test_polecat_in_latin_1_is_read():
    row = "\t".join(["Tunísia" if name == "Placename" else "None" for name in polecat.COLUMNS])
    data = ("\t".join(polecat.COLUMNS) + "\n" + row + "\n").encode("iso-8859-1")
    (read,) = reread(io.BytesIO(data), form="polecat")
    assert read["Placename"] == "Tunísia"
    assert read["City"] is None
