"""Text copied from a browser: rows, code and paragraphs, without any markup to go by."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
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

_COLUMNS = 3
"""Cells of a row: code, status, message."""
_MOST_LINES = 5
"""Lines of a message, where each cell has lines of its own."""

Columns = tuple[int, int]
"""Columns of a text in its line, from 0; the end is exclusive."""


class Stretch(NamedTuple):
    """A text in a line."""

    line: int
    """From 0."""
    start: int
    """Column, from 0; the end is exclusive."""
    end: int


Cell = tuple[Stretch, ...]
"""What a cell says, line by line."""


class TableText(NamedTuple):
    """Lines that are a table."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    end: int
    """The line after it, from 0."""


class Names(NamedTuple):
    """What may stand in the first two cells of a row."""

    codes: Collection[str]
    labels: Collection[str]
    """Status labels without their numbers."""


def find_tables(
    lines: Lines, first: int, names: Names, skipped: Collection[int] = ()
) -> Mapping[int, TableText]:
    """Find the lines that are rows of an error table; returns tables by their first line, from 0.

    Browsers copy a row a line, or a cell a line: what has more known codes holds.
    """
    by_row = _find_rows(lines, first, names, skipped)
    by_cell = _find_stacked_rows(lines, first, names, skipped)
    known = _count_known(lines, by_cell, names.codes)
    return by_cell if known and known >= _count_known(lines, by_row, names.codes) else by_row


def _count_known(lines: Lines, tables: Mapping[int, TableText], codes: Collection[str]) -> int:
    rows = (row for table in tables.values() for row in table.rows)
    return sum(_read_text(lines, row[0]) in codes for row in rows)


def _read_text(lines: Lines, cell: Cell) -> str:
    return "\n".join(lines.texts[line][start:end] for line, start, end in cell)


def _find_rows(
    lines: Lines, first: int, names: Names, skipped: Collection[int]
) -> Mapping[int, TableText]:
    """Find rows of a line each.

    A row carries a status number in brackets; a single one must also begin with a known code, as
    running text names statuses too.
    """
    found: dict[int, TableText] = {}
    run: list[tuple[Cell, ...]] = []
    for number in range(first, len(lines.texts) + 1):
        is_line = number < len(lines.texts) and number not in skipped
        columns = _split_row(lines.texts[number], names) if is_line else None
        if columns is not None:
            run.append(tuple((Stretch(number, *one),) for one in columns))
        elif run:
            if len(run) > 1 or _read_text(lines, run[0][0]) in names.codes:
                start, header = _find_header(lines, number - len(run), 1)
                found[start] = TableText(header, tuple(run), number)
            run = []
    return found


def _find_header(lines: Lines, number: int, count: int) -> tuple[int, tuple[Cell, ...]]:
    """Find the lines of a header directly above a line; returns also where the table begins."""
    above = range(max(number - count, 0), number)
    if len(above) < count or not all(lines.texts[line].strip() for line in above):
        return number, ()
    return above[0], tuple((_trim_line(lines, line),) for line in above)


def _trim_line(lines: Lines, number: int) -> Stretch:
    return Stretch(number, *_trim(lines.texts[number], 0, len(lines.texts[number])))


def _find_stacked_rows(
    lines: Lines, first: int, names: Names, skipped: Collection[int]
) -> Mapping[int, TableText]:
    """Find rows of a line for each cell: a code, a status, and the lines of a message."""
    shown = [
        number
        for number in range(first, len(lines.texts))
        if number not in skipped and lines.texts[number].strip()
    ]
    found: dict[int, TableText] = {}
    run: list[int] = []
    are_statuses = [_is_status(lines.texts[number]) for number in shown]
    statuses = [at for at in range(1, len(shown)) if are_statuses[at] > are_statuses[at - 1]]
    for at, following in pairwise([*statuses, len(lines.texts) + _MOST_LINES]):
        run.append(at)
        if following - at > _MOST_LINES + 2:
            start, table = _read_stack(lines, shown, run)
            if sum(_read_text(lines, row[0]) in names.codes for row in table.rows) > 1:
                found[start] = table
            run = []
    return found


def _is_status(line: str) -> bool:
    """Tell whether a line is nothing but a status."""
    status = _STATUS.search(line, 0, _LONGEST_LABEL)
    return status is not None and not line[status.end() :].strip()


def _read_stack(
    lines: Lines, shown: Sequence[int], statuses: Sequence[int]
) -> tuple[int, TableText]:
    """Read rows from the places of their statuses; the last message is taken to be a line long."""
    rows: list[tuple[Cell, ...]] = []
    last = min(statuses[-1] + 2, len(shown))
    for at, following in pairwise([*statuses, last + 1]):
        code, status, *message = (_trim_line(lines, line) for line in shown[at - 1 : following - 1])
        cells = ((code,), (status,), tuple(message))
        rows.append(cells if message else cells[:2])
    start, header = _find_header(lines, shown[statuses[0] - 1], _COLUMNS)
    return start, TableText(header, tuple(rows), shown[last - 1] + 1)


def _split_row(line: str, names: Names) -> Sequence[Columns] | None:
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


def _trim(line: str, start: int, end: int) -> Columns:
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
    lines: Lines, first: int, tables: Mapping[int, TableText]
) -> Iterator[Block]:
    """Yield the blocks of a browser's text from a line on, its tables found before, in order."""
    number = first
    while number < len(lines.texts):
        if number in tables:
            end = tables[number].end
            yield _read_table(lines, number, tables[number])
        elif lines.texts[number].rstrip() == "{":
            end = _find_code_end(lines, number)
            yield _read_code(lines, number, end)
        else:
            end = number + 1
            if lines.texts[number].strip():
                yield _read_paragraph(lines, number)
        number = end


def _read_table(lines: Lines, first: int, table: TableText) -> Table:
    header = tuple(_read_passage(lines, cell, PassageKind.HEADER) for cell in table.header)
    rows = tuple(_read_row(lines, row) for row in table.rows)
    return Table(header, rows, lines.starts[first], rows[-1].end)


def _read_row(lines: Lines, row: Sequence[Cell]) -> Row:
    cells = tuple(_read_passage(lines, cell, PassageKind.CELL) for cell in row)
    first, last = row[0][0].line, row[-1][-1].line
    return Row(cells, lines.starts[first], lines.starts[last] + len(lines.texts[last]))


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
    columns = _trim(text, bullet.end() if bullet else 0, len(text))
    return _read_passage(lines, (Stretch(number, *columns),), kind)


def _read_passage(lines: Lines, cell: Cell, kind: PassageKind) -> Passage:
    runs: list[Run] = []
    length = 0
    for line, start, end in cell:
        offset = lines.starts[line]
        if length:
            runs.append(Run(length, 1, runs[-1].end, offset + start))
            length += 1
        runs.append(Run(length, end - start, offset + start, offset + end))
        length += end - start
    start, end = runs[0].start, runs[-1].end
    shown = tuple(run for run in runs if run.length)
    return Passage(kind, 0, Fragment(_read_text(lines, cell), shown, (), start, end), None)
