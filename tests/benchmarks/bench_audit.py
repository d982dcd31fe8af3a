"""`errcat audit` over a folder of pages, beside merely parsing them; and its growth.

usage: python -m tests.benchmarks audit   (ERRCAT_PAGES changes the number of pages)
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tests.benchmarks.measure import print_table, time_processes

from errcat.emit import markdown
from errcat.project import load_project

ROOT = Path(__file__).resolve().parents[2]
PAGES = int(os.environ.get("ERRCAT_PAGES", "1000"))
FAULTS = (
    ("Forbidden (403)", "Verboten (403)"),
    ("`InvalidInput`", "`InvalidInputt`"),
    ("`NotFound`", "Nicht gefunden (`NotFound`)"),
    ("the invalid hash", "der ungültige Hash"),
    ("batch size allowed", "erlaubte Größe"),
)
"""What is planted, so that the audit has something to find: one in each page."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure_folder(Path(folder, "pages"))
        measure_growth(Path(folder, "growth"))


def audit(path: Path, *arguments: str) -> list[str]:
    command = [sys.executable, "-m", "errcat", "--project", str(ROOT), "audit", str(path)]
    return [*command, *arguments]


def measure_folder(folder: Path) -> None:
    size = write_pages(folder)
    print(f"{PAGES} pages, {size / PAGES / 1024:.1f} KB each")
    parse = [sys.executable, str(Path(__file__).with_name("plain_markdown.py")), str(folder)]
    commands = {
        "parse with markdown-it-py": parse,
        "errcat audit": audit(folder, "--format", "json"),
        "errcat audit --fix": audit(folder, "--fix"),
    }
    timings = time_processes(commands, runs=3, accepted=(0, 1))
    print_table(timings, "parse with markdown-it-py")
    print(f"{PAGES / timings['errcat audit'].seconds:.0f} pages a second")


def write_pages(folder: Path) -> int:
    """Write the pages that the project emits, over and over, each with a fault; returns bytes."""
    project = load_project(ROOT).project
    assert project is not None
    emitted = markdown.emit(project)
    faults = cycle(FAULTS)
    size = 0
    for number, (path, text) in enumerate(islice(cycle(emitted.items()), PAGES)):
        target = folder / path.parts[0] / f"{number:04}-{path.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        data = text.replace(*next(faults)).encode()
        target.write_bytes(data)
        size += len(data)
    return size


def measure_growth(folder: Path) -> None:
    print("\nerrcat audit, growth with the rows of one table")
    folder.mkdir()
    commands = {}
    for rows in (2_500, 5_000, 10_000, 20_000):
        path = folder / f"{rows}.md"
        path.write_text("".join(write_table(rows)), encoding="utf-8")
        commands[f"{rows} rows"] = audit(path, "--summary")
    print_table(time_processes(commands, runs=1, accepted=(0, 1)), "2500 rows")


def write_table(rows: int) -> Iterator[str]:
    yield "# Codes\n\nError code | HTTP status code | Message\n---|---|---\n"
    for _ in range(rows):
        yield "InvalidInput | BadRequest (400) | Ungültige Eingabe {the invalid input}.\n"


if __name__ == "__main__":
    main()
