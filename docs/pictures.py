"""Make the README's pictures again: ``python docs/pictures.py [INPUT[@DATE] …]``, or ``make pictures``.

Reads pages (``examples/`` if no INPUT is given; DATE is the day of publication of pages that state none) into a record
of its own, serves it, and takes screenshots of the tops of its pages with Debian's Chromium. Needs
``pip install 'communique[web,test]'`` and takes less than a minute.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

import communique
from communique.web import create_app

HERE = Path(__file__).parent
WIDTH = 1280
PICTURES = {
    "start": ("/", 1180),
    "pair": ("/pair?one=USA&two=PRK&three=KOR&four=USA", 1660),
    "places": ("/places", 900),
}
"""The pictures: the address of a page, and the height in pixels from its top."""


def fill(record: communique.Record, inputs: list[str]) -> None:
    """Read inputs into a record, each as PATH or PATH@DATE."""
    for given in inputs:
        path, _, day = given.partition("@")
        record.add_many(communique.read([path], published=day or None))
    record.merge()


def take(address: str, folder: Path) -> None:
    """Take all :data:`PICTURES` of the pages at an address, as PNG files in a folder."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (path, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light")
            page.goto(address + path)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


def main() -> None:
    """Read the inputs, serve the record and take the pictures."""
    inputs = sys.argv[1:] or [str(HERE.parent / "examples")]
    with tempfile.TemporaryDirectory() as folder, communique.open_record(f"{folder}/news.sqlite") as record:
        fill(record, inputs)
        server = uvicorn.Server(
            uvicorn.Config(create_app(record, name="news.sqlite"), port=0, log_level="warning")
        )
        serving = threading.Thread(target=server.run)
        serving.start()
        while not server.started:
            time.sleep(0.02)
        try:
            take(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", HERE / "pictures")
        finally:
            server.should_exit = True
            serving.join()


if __name__ == "__main__":
    main()
