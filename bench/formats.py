"""Checks the export formats against real files of other systems: ``python -m bench.formats FOLDER``.

FOLDER holds GDELT 2.0 event exports (``*.export.CSV``), ICEWS files (``events.*.tab``) or a POLECAT header
(``POLECAT_HEADER.txt``). ``reread`` must read each row with its columns; GDELT's own quad classes, Goldstein scores and
fraction dates are compared with ours, as are the intensities and labels of ICEWS.
"""

import io
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path

from communique.export import gdelt, icews, polecat, reread
from communique.ontology import cameo_codes, goldstein, quad_class


def check_gdelt(path: Path) -> tuple[int, Counter[str]]:
    rows = list(reread(path, form="gdelt"))
    differ: Counter[str] = Counter()
    for row in rows:
        code = row["EventCode"]
        differ["unknown code"] += code not in cameo_codes()
        if code in cameo_codes():
            differ[f"quad class of {code[:2]}"] += int(row["QuadClass"]) != quad_class(code, table="gdelt")
            differ[f"goldstein of {code}"] += float(row["GoldsteinScale"]) != goldstein(code)
        day = datetime.strptime(row["SQLDATE"], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        differ["fraction date"] += row["FractionDate"] != gdelt.fraction_date(day)
        line = "\t".join(row[name] for name in gdelt.COLUMNS)
        assert next(reread(io.BytesIO(line.encode()), form="gdelt")) == row
    return len(rows), differ


def check_icews(path: Path) -> tuple[int, Counter[str]]:
    rows = list(reread(path, form="icews"))
    differ: Counter[str] = Counter()
    for row in rows:
        date.fromisoformat(row["Event Date"])
        code = row["CAMEO Code"]
        differ["unknown code"] += code not in cameo_codes()
        if code in cameo_codes():
            differ[f"intensity of {code}"] += float(row["Intensity"]) != goldstein(code)
            differ[f"label of {code}"] += row["Event Text"].lower() != cameo_codes()[code].name.lower()
    assert tuple(rows[0]) == icews.COLUMNS
    return len(rows), differ


def check_polecat(path: Path) -> tuple[int, Counter[str]]:
    header = path.read_text(encoding="utf-8").splitlines()[0]
    assert tuple(header.split("\t")) == polecat.COLUMNS
    return len(list(reread(io.BytesIO(header.encode() + b"\n"), form="polecat"))), Counter()


def main() -> None:
    folder = Path(sys.argv[1])
    checks = (
        ("*.export.CSV", check_gdelt),
        ("events.*.tab", check_icews),
        ("POLECAT_HEADER.txt", check_polecat),
    )
    n_files = 0
    for pattern, check in checks:
        for path in sorted(folder.rglob(pattern)):
            n_rows, differ = check(path)
            n_files += 1
            print(
                f"{path.name}: {n_rows} rows read",
                *(f"  {what}: {n} differ" for what, n in sorted(differ.items()) if n),
                sep="\n",
            )
    if not n_files:
        sys.exit(f"{folder} holds no file of these formats")


if __name__ == "__main__":
    main()
