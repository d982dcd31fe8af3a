"""Text copied from a browser: rows, code and paragraphs, without any markup to go by."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from errcat.sources.pages_lines import Lines
from errcat.sources.pages_model import (
    Block,
    CodeBlock,
    Fragment,
    Passage,
    PassageKind,
    Row,
    Run,
    Table,
)

_STATUS = re.compile(r"[(（﹙]\s?[1-5١-٥۱-۵१-५๑-๕１-５]\d\d\s?[)）﹚]")
_BULLET = re.compile(r"[ \t]*[•·◦▪‣*–-][ \t]+")
_TAB_CELL = re.compile(r"[^\t]+")
_LONGEST_LABEL = 160
"""Characters that code and status phrase take at most."""
_LONGEST_CODE = 500
"""Lines that a block of code takes at most."""

Stretch = tuple[int, int]
"""Columns of a cell, from 0; the end is exclusive."""


class Names(NamedTuple):
    """What may stand in the first two cells of a row."""

    codes: Collection[str]
    labels: Collection[str]
    """Status labels without their numbers."""


def find_rows(
    lines: Lines, first: int, names: Names, skipped: Collection[int] = ()
) -> Mapping[int, Sequence[Stretch]]:
    """Find the lines that are rows of an error table; returns their cells by line, from 0.

    A row carries a status number in brackets; a single one must also begin with a known code, as
    running text names statuses too.
    """
    found: dict[int, Sequence[Stretch]] = {}
    run: dict[int, Sequence[Stretch]] = {}
    for number in range(first, len(lines.texts) + 1):
        is_line = number < len(lines.texts) and number not in skipped
        cells = _split_row(lines.texts[number], names) if is_line else None
        if cells is not None:
            run[number] = cells
        elif run:
            if len(run) > 1 or _begins_with_code(lines, run, names.codes):
                found.update(run)
            run = {}
    return found


def _begins_with_code(
    lines: Lines, run: Mapping[int, Sequence[Stretch]], codes: Collection[str]
) -> bool:
    return any(lines.texts[number][slice(*cells[0])] in codes for number, cells in run.items())


def _split_row(line: str, names: Names) -> Sequence[Stretch] | None:
    if "\t" in line:
        cells = [_trim(line, *match.span()) for match in _TAB_CELL.finditer(line)]
        cells = [cell for cell in cells if cell[0] < cell[1]]
        has_status = any(_STATUS.search(line, *cell) for cell in cells[:2])
        return cells if has_status and len(cells) > 1 else None
    status = _STATUS.search(line, 0, _LONGEST_LABEL)
    if status is None:
        return None
    left = _trim(line, 0, status.start())
    if left[0] >= left[1]:
        return None
    at = left[0] + _split_label(line[slice(*left)], names)
    return (
        _trim(line, left[0], at),
        _trim(line, at, status.end()),
        _trim(line, status.end(), len(line)),
    )


def _trim(line: str, start: int, end: int) -> Stretch:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end


def _split_label(text: str, names: Names) -> int:
    """Return where the status phrase begins in `code phrase`: by known names, else by form."""
    first, _, rest = text.partition(" ")
    if not rest or first in names.codes:
        return len(first)
    for label in sorted(names.labels, key=len, reverse=True):
        if text.endswith(f" {label}"):
            return len(text) - len(label)
    middle = len(text) // 2
    if text[:middle].rstrip() == text[middle + 1 :] or text[:middle] == text[middle:].lstrip():
        return middle
    bracket = max(text.rfind(") "), text.rfind("） "))
    return bracket + 1 if bracket > 0 else len(first)


def read_browser_blocks(
    lines: Lines, first: int, rows: Mapping[int, Sequence[Stretch]]
) -> Iterator[Block]:
    """Yield the blocks of a browser's text from a line on, its rows found before, in order."""
    number = first
    while number < len(lines.texts):
        if number in rows or (number + 1 in rows and lines.texts[number].strip()):
            end = number + 1
            while end in rows:
                end += 1
            yield _read_table(lines, number, end, rows)
        elif lines.texts[number].rstrip() == "{":
            end = _find_code_end(lines, number)
            yield _read_code(lines, number, end)
        else:
            end = number + 1
            if lines.texts[number].strip():
                yield _read_paragraph(lines, number)
        number = end


def _read_table(lines: Lines, first: int, end: int, rows: Mapping[int, Sequence[Stretch]]) -> Table:
    header: tuple[Passage, ...] = ()
    if first not in rows:
        stretch = _trim(lines.texts[first], 0, len(lines.texts[first]))
        header = (_read_passage(lines, first, stretch, PassageKind.HEADER),)
    read = []
    for number in range(first, end):
        if number in rows:
            cells = (_read_passage(lines, number, cell, PassageKind.CELL) for cell in rows[number])
            start = lines.starts[number]
            read.append(Row(tuple(cells), start, start + len(lines.texts[number])))
    return Table(header, tuple(read), lines.starts[first], read[-1].end)


def _find_code_end(lines: Lines, first: int) -> int:
    """Return the line after the `}` that closes a `{` in the first column; else the next line."""
    for number in range(first + 1, min(first + _LONGEST_CODE, len(lines.texts))):
        text = lines.texts[number].rstrip()
        if text == "}":
            return number + 1
        if text and text[0] not in " \t}":
            break
    return first + 1


def _read_code(lines: Lines, first: int, end: int) -> CodeBlock:
    text = "\n".join(lines.texts[first:end]) + "\n"
    last = end - 1
    return CodeBlock("", text, lines.starts[first], lines.starts[last] + len(lines.texts[last]))


def _read_paragraph(lines: Lines, number: int) -> Passage:
    text = lines.texts[number]
    bullet = _BULLET.match(text)
    kind = PassageKind.ITEM if bullet else PassageKind.PARAGRAPH
    stretch = _trim(text, bullet.end() if bullet else 0, len(text))
    return _read_passage(lines, number, stretch, kind)


def _read_passage(lines: Lines, number: int, stretch: Stretch, kind: PassageKind) -> Passage:
    text = lines.texts[number][slice(*stretch)]
    start = lines.starts[number] + stretch[0]
    end = start + len(text)
    runs = (Run(0, len(text), start, end),) if text else ()
    return Passage(kind, 0, Fragment(text, runs, (), start, end), None)
