"""The site: 5,000 codes in 4 languages built, lookup in a browser, first page, edits while serving.

usage: python -m tests.benchmarks site   (ERRCAT_SITE_CODES changes the size)
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path, PurePosixPath
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
CODES = int(os.environ.get("ERRCAT_SITE_CODES", "5000"))
LOCALES = 4
_EDITS = 9
_FIRST = ("index.html", "lookup-data.js")
_ASSETS = ("site.css", "site.js", "match.js", "read.js", "search.js", "lookup.js", "icon.svg")

_TIME = """query => {
    const box = document.getElementById("query");
    const start = performance.now();
    box.value = query;
    box.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    return performance.now() - start;
}"""


def main() -> None:
    measure_first_page()
    measure_edits()
    with tempfile.TemporaryDirectory() as folder:
        from tests.benchmarks.synthetic import write_project

        root = Path(folder) / "project"
        write_project(root, CODES, LOCALES - 1)
        site = Path(folder) / "site"
        measure_build(root, site)
        measure_lookup(site)


def measure_first_page() -> None:
    from errcat.emit.html import emit
    from errcat.project import load_project

    project = load_project(ROOT).project
    assert project is not None
    files = emit(project)
    print("first page of the repository's catalogue: HTML, CSS, JavaScript, data")
    for locale in (project.catalog.source_locale, *project.locales):
        names = [PurePosixPath(locale, name) for name in _FIRST]
        names += [PurePosixPath("assets", name) for name in _ASSETS]
        size = sum(len(files[name].encode()) for name in names)
        print(f"{locale:8}{size:10,} bytes of at most 120,000")


def measure_edits() -> None:
    """Time `errcat serve` from a saved file to the page that shows it, with the real catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("catalog", "locales"):
            shutil.copytree(ROOT / name, Path(folder, name))
        command = [sys.executable, "-u", "-m", "errcat", "--project", folder, "serve", "--port=0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                address = next(line.split()[0] for line in process.stdout if "http" in line)
                page = f"{address}en-US/codes/NotFound/"
                seconds = [time_edit(Path(folder), page, str(number)) for number in range(_EDITS)]
            finally:
                process.kill()
    print(f"\nan edit is served after {median(seconds):.2f} s, at most {max(seconds):.2f}; aim 1 s")


def time_edit(root: Path, page: str, word: str) -> float:
    """Return the seconds from saving a changed text until the page of its code has it."""
    source = root / "catalog" / "errors" / "404-not-found.yaml"
    text = re.sub(r"Compare the host\w*", f"Compare the host{word}", source.read_text("utf-8"))
    start = time.perf_counter()
    source.write_text(text, "utf-8")
    while f"Compare the host{word}".encode() not in urllib.request.urlopen(page).read():
        time.sleep(0.01)
    return time.perf_counter() - start


def measure_build(root: Path, site: Path) -> None:
    """Build in a process of its own, so that the peak is the site's alone."""
    child = os.fork()
    if child == 0:
        build(root, site)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit("the build failed")


def build(root: Path, site: Path) -> None:
    from errcat.emit.html import emit
    from errcat.project import load_project

    project = load_project(root).project
    assert project is not None
    start = time.perf_counter()
    files = emit(project)
    made = time.perf_counter()
    for path, text in files.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    pages = sum(path.suffix == ".html" for path in files)
    seconds = made - start
    size = sum(map(len, files.values())) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{CODES} codes x {LOCALES} languages")
    print(f"made     {len(files):8,} files, {pages:,} of them pages, {size:,.0f} MB of text")
    print(f"         {seconds:8.2f} s, {pages / seconds:,.0f} pages/s, {peak:,.0f} MB at most")
    print(f"written  {time.perf_counter() - made:8.2f} s")


def measure_lookup(site: Path) -> None:
    path = shutil.which("chromium")
    if path is None:
        print("lookup: not measured, because chromium is not installed")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        measure_queries(page, site)
        browser.close()


def measure_queries(page: "Page", site: Path) -> None:
    data = (site / "af" / "lookup-data.js").stat().st_size
    start = time.perf_counter()
    page.goto((site / "af" / "index.html").as_uri())
    print(
        f"\nlookup in a browser: {data / 1e6:.1f} MB of data, page in "
        f"{time.perf_counter() - start:.2f} s"
    )
    queries = {
        "the first query, data made ready": "Error0",
        "a code": "Error04999",
        "a part of a code": "0499",
        "words": "afnumber afrange 00777",
        "nothing": "zzz qqq",
        "a message": "Value 12 number 04321 is out of range.",
        "a response": '{"error": {"code": "Error04321", "message": "Value 1 number 04321 is"}}',
        "a log line": "12:00 ERROR worker-3 said: oh, Value 12 number 04321 is out of range. Bye",
    }
    for name, query in queries.items():
        print(f"{name:34}{page.evaluate(_TIME, query):8.1f} ms")


main()
