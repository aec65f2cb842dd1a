"""Measures how well articles are extracted from real pages (dates, titles, authors, main text), and how blocks are marked.

    python -m bench.articles DATA [--portion train|held|all]

``DATA`` holds ``pages/htmldate``, ``pages/fundus``, ``pages/newspaper4k`` and ``articles/*.jsonl.gz``. A page is held
out, that is, nothing is fitted to it, if the SHA-1 of its file name is 0 modulo 7.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from communique.articles import draw_article
from communique.articles.blocks import mark_blocks
from communique.articles.dates import date_markup
from communique.articles.language import name_language
from communique.articles.markup import parse
from communique.model import Article, Page
from communique.pages.decoding import decode
from training.folds import is_dev

_TOKEN = re.compile(r"\w+")
_LONG_WORDS = 25
"""A line of plain text counts as a paragraph of the body if it has at least this many words and ends a sentence."""
_READ = frozenset({"body", "dateline"})
_ALL_BUT_TITLE = _READ | {"chrome", "byline", "caption"}
_READ_SCORE, _ALL_SCORE = "body, what is read", "body, all but title"


@dataclass
class Score:
    """The mean of a measure over pages, with each page's value."""

    n: int = 0
    total: float = 0.0
    values: list[tuple[float, str]] = field(default_factory=list)

    def add(self, value: float, name: str) -> None:
        """Add the value of a page."""
        self.n += 1
        self.total += value
        self.values.append((value, name))

    def __str__(self) -> str:
        return f"{self.total / self.n:.3f} (n={self.n})" if self.n else "none"


def is_chosen(name: str, portion: str) -> bool:
    """Tell whether a file or text is in the chosen portion."""
    return portion == "all" or is_dev(name) == (portion == "held")


def f1(found: str, gold: str) -> float:
    """Return the F1 of two texts as bags of words; 1 if neither has any words."""
    left, right = (Counter(_TOKEN.findall(text.casefold())) for text in (found, gold))
    if not left and not right:
        return 1.0
    return 2 * sum((left & right).values()) / (sum(left.values()) + sum(right.values()))


def draw(path: Path, url: str | None) -> Article:
    """Return the article of a saved page, or an empty one if none is found."""
    page = Page(source=path.name, html=gzip.decompress(path.read_bytes()), url=url)
    return draw_article(page)[0] or Article(text="")


def body_of(article: Article, *, kinds: frozenset[str]) -> str:
    """Return the text of an article's blocks of these kinds."""
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.kind in kinds)


def score_dates(folder: Path, portion: str, *, details: bool) -> None:
    """Print the shares of publication dates that are right, wrong or missing, with numbers by their basis."""
    gold = json.loads((folder / "eval_default.json").read_text())
    tally: dict[str, Counter[str]] = {}
    started = time.process_time()
    for url, entry in gold.items():
        places = (folder / part / f"{entry['file']}.gz" for part in ("cache", "eval"))
        path = next(filter(Path.exists, places), None)
        if path is None or not is_chosen(path.name.split(".html")[0], portion):
            continue
        tree, _ = parse(decode(gzip.decompress(path.read_bytes())).text)
        published, _ = date_markup(tree, url=url)
        verdict = (
            "right" if published.value == entry["date"] else "none" if published.value is None else "wrong"
        )
        tally.setdefault(published.basis, Counter())[verdict] += 1
        if details and verdict != "right":
            print("   ", verdict, published.basis, published.value, "gold", entry["date"], url)
    total = sum((counts for counts in tally.values()), Counter[str]())
    n = sum(total.values())
    print(
        f"htmldate: right {total['right'] / n:.3f}, wrong {total['wrong'] / n:.3f}, none {total['none'] / n:.3f} (n={n}, {1000 * (time.process_time() - started) / n:.0f} ms a page)"
    )
    for basis, counts in sorted(tally.items()):
        print(f"    {basis}: {dict(sorted(counts.items()))}")


def fundus(folder: Path) -> Iterator[tuple[Path, str | None, dict[str, Any]]]:
    """Yield the path, address and gold of each page of fundus."""
    for gold_path in sorted(folder.glob("*/*.json")):
        versions = json.loads(gold_path.read_text())
        pages = sorted(
            gold_path.parent.glob(f"{gold_path.stem}_*.html.gz"), key=lambda path: path.name.split("_", 1)[1]
        )
        meta = json.loads((gold_path.parent / "meta.info").read_text())
        if len(pages) == len(versions):
            for path, version in zip(pages, sorted(versions), strict=True):
                yield path, meta.get(path.name, {}).get("url"), versions[version]


def score_fundus(folder: Path, portion: str, *, details: bool) -> None:
    """Print title, author, date and body scores of the English pages of fundus."""
    names = ("title", "title exact", "authors", "date", _ALL_SCORE, _READ_SCORE)
    scores = {name: Score() for name in names}
    for path, url, gold in fundus(folder):
        body = gold.get("body") or {}
        parts = [*body.get("summary", ())]
        for section in body.get("sections", ()):
            parts += [*section["headline"], *section["paragraphs"]]
        text = "\n".join(parts)
        if not is_chosen(path.name.split(".html")[0], portion) or name_language(text) != "en":
            continue
        article = draw(path, url)
        scores["title"].add(f1(article.title or "", gold["title"] or ""), path.name)
        scores["title exact"].add(
            _TOKEN.findall((article.title or "").casefold())
            == _TOKEN.findall((gold["title"] or "").casefold()),
            f"{path.name} {article.title!r} {gold['title']!r}",
        )
        scores["authors"].add(
            f1(" ".join(article.authors), " ".join(gold.get("authors") or ())),
            f"{path.name} {article.authors} {gold.get('authors')}",
        )
        if gold.get("publishing_date"):
            scores["date"].add(
                article.published.value == gold["publishing_date"][:10],
                f"{path.name} {article.published} {gold['publishing_date']}",
            )
        scores[_ALL_SCORE].add(f1(body_of(article, kinds=_ALL_BUT_TITLE), text), path.name)
        scores[_READ_SCORE].add(f1(body_of(article, kinds=_READ), text), path.name)
    print("fundus, English:")
    show(scores, details=details)


def score_newspaper(folder: Path, portion: str, *, details: bool) -> None:
    """Print title and body scores of the English pages of newspaper4k."""
    scores = {name: Score() for name in ("title", _READ_SCORE)}
    for gold_path in sorted((folder / "metadata").glob("*.json")):
        gold = json.loads(gold_path.read_text())
        page = folder / "html" / f"{gold_path.stem}.html.gz"
        if gold.get("language") != "en" or not page.exists() or not is_chosen(gold_path.stem, portion):
            continue
        article = draw(page, gold.get("url") or None)
        scores["title"].add(
            f1(article.title or "", gold["title"]), f"{page.name} {article.title!r} {gold['title']!r}"
        )
        scores[_READ_SCORE].add(f1(body_of(article, kinds=_READ), gold["text"]), page.name)
    print("newspaper4k, English (gold made by that program, then corrected):")
    show(scores, details=details)


def score_blocks(path: Path, portion: str, *, limit: int) -> None:
    """Print the share of words in each kind of block, the share of words in paragraphs that are not read, and the speed."""
    texts = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["content_original"]
            if is_chosen(text, portion):
                texts.append(text)
            if len(texts) == limit:
                break
    started = time.process_time()
    marked = [mark_blocks(text)[0] for text in texts]
    seconds = time.process_time() - started
    words: Counter[str] = Counter()
    paragraphs: Counter[str] = Counter()
    for text, blocks in zip(texts, marked, strict=True):
        for block in blocks:
            surface = text[block.start : block.end]
            n = len(surface.split())
            words[block.kind] += n
            if n >= _LONG_WORDS and surface.rstrip("\"”’')").endswith((".", "?", "!")):
                paragraphs[block.kind] += n
    total, long = sum(words.values()), sum(paragraphs.values())
    print(f"blocks: {len(texts)} plain texts, {total} words, {total / seconds:,.0f} words a second")
    print("    of all words:", {kind: f"{n / total:.2%}" for kind, n in words.most_common()})
    print(
        f"    of words in paragraphs ({_LONG_WORDS}+ words): not read {1 - (paragraphs['body'] + paragraphs['title']) / long:.2%}",
        dict(paragraphs),
    )


def show(scores: dict[str, Score], *, details: bool) -> None:
    """Print scores and, with ``details``, the pages that score lowest."""
    for name, score in scores.items():
        print(f"    {name}: {score}")
        if details:
            for value, page in sorted(score.values)[:12]:
                if value < 0.9:
                    print(f"        {value:.2f} {page}")


def main() -> None:
    """Read the arguments and print every score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--portion", choices=("train", "held", "all"), default="all")
    parser.add_argument("--details", action="store_true", help="name the pages that score lowest")
    parser.add_argument("--limit", type=int, default=3000, help="plain texts to mark")
    arguments = parser.parse_args()
    score_dates(arguments.data / "pages/htmldate", arguments.portion, details=arguments.details)
    score_fundus(arguments.data / "pages/fundus", arguments.portion, details=arguments.details)
    score_newspaper(arguments.data / "pages/newspaper4k", arguments.portion, details=arguments.details)
    for path in sorted((arguments.data / "articles").glob("*.jsonl.gz")):
        score_blocks(path, arguments.portion, limit=arguments.limit)


if __name__ == "__main__":
    main()
