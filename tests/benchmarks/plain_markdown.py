"""Merely reading and parsing the pages of a folder, with the parser that the audit uses."""

import sys
from pathlib import Path

from markdown_it import MarkdownIt


def main() -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for path in sorted(Path(sys.argv[1]).rglob("*.md")):
        parser.parse(path.read_text(encoding="utf-8"))


main()
