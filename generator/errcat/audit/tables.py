"""Finding the error table of a page, and which of its columns holds what."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from errcat.sources.pages_html import is_table_tag
from errcat.sources.pages_model import Block, Passage, PublishedPage, Row, Table, UnreadTable

_NUMBER = re.compile(r"(?:\bHTTP[ -]?)?(?<!\d)(\d{3})(?!\d)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(（﹙)）﹚]\s?(\d{3})\s?[(（﹙)）﹚]")
_BARE = re.compile(r"(?:HTTP[ -]?)?\d{3}(?!\d)\D{0,60}|\D{1,60}(?<!\d)\d{3}", re.IGNORECASE)
"""A status whose number stands without brackets, before or behind its phrase, or alone."""
_WORD = re.compile(r"\w+")
_NO_STATUS = re.compile(r"[(（﹙]\d{0,9}[)）﹚]")
"""A number in brackets that is too short or too long for a status."""
_PIPE = re.compile(r"(?<!\\)\|")
"""What ends a cell: in tables, a pipe is part of a text only behind a backslash."""
_SAMPLE = 200
"""Rows that are looked at to tell what a table is."""
_MOST_COLUMNS = 10
"""Columns that are looked at."""


class Columns(NamedTuple):
    """Which column holds what, from 0."""

    code: int
    status: int | None
    """`None`: the table has no statuses."""
    message: int


class Cells(NamedTuple):
    """The cells of a row by what they hold; those that a row lacks are `None`."""

    code: Passage
    status: Passage | None
    message: Passage | None


class ErrorTable(NamedTuple):
    """The rows of a page that each stand for an error code."""

    table: Table
    """With the rows of all its parts, by place, and the header of the first part that has one."""
    columns: Columns
    parts: tuple[Table, ...]
    """The tables of the page that it is made of, by place."""
    has_phrases: bool
    """Whether its statuses have words beside their numbers."""


def find_error_table(blocks: Sequence[Block], codes: Collection[str]) -> ErrorTable | None:
    """Return the table of error codes of a page, or `None` if it has none.

    A page may have it in parts: under headings of their own, or cut by what stands between rows.
    A table without statuses counts only if it has half of the codes: otherwise it may as well list
    some codes for another purpose.

    Args:
        blocks: The page's blocks.
        codes: Every code of the catalogue, of whatever product.
    """
    tables = [_take_header(block, codes) for block in blocks if isinstance(block, Table)]
    rated = [(rating, one) for one in tables if (rating := _rate_table(one, codes))]
    if not rated:
        return None
    best = max(rated, key=_read_rating)[1]
    parts = _collect_parts(best, [table for _, table in rated], codes)
    table = _join_parts(parts, best)
    columns = _find_columns(table, codes)
    if columns.status is None and 2 * len(_list_codes(table, columns, codes)) < len(codes):
        return None
    return ErrorTable(table, columns, parts, _has_phrases(table, columns))


def find_unread_table(page: PublishedPage, codes: Collection[str]) -> UnreadTable | None:
    """Return the first table that could not be read and may be of errors, or `None`."""
    done = 0
    for table in page.unread_tables:
        if table.end <= done:
            continue  # it is within the one before
        done = table.end
        text = page.source[table.start : table.end]
        known = {word for word in _WORD.findall(text) if word in codes}
        if len(known) > 1 or len(_BRACKETED.findall(text)) > 1:
            return table
    return None


def _take_header(table: Table, codes: Collection[str]) -> Table:
    """Make the first row of a table in HTML its header, if it has none and that is no error's."""
    if table.header or not table.is_html or len(table.rows) < 2:
        return table
    first, *rows = table.rows
    if _rate_table(table._replace(rows=(first,)), codes):
        return table
    return table._replace(header=first.cells, rows=tuple(rows))


def _read_rating(rated: tuple["_Rating", Table]) -> "_Rating":
    return rated[0]


def _collect_parts(
    best: Table, tables: Iterable[Table], codes: Collection[str]
) -> tuple[Table, ...]:
    """Return the tables that together are the error table, by place.

    Args:
        best: One of them.
        tables: Tables that may be others, by place.
        codes: Every code of the catalogue.
    """
    columns = _find_columns(best, codes)
    taken = _list_codes(best, columns, codes)
    parts: list[Table] = []
    for table in tables:
        own = _list_codes(table, columns, codes)
        is_stray = not table.header and not table.is_html
        is_alike = not is_stray and _find_columns(table, codes) == columns
        if table is best or is_stray or (is_alike and _goes_on(table, own, best, taken)):
            parts.append(table)
            taken |= own
    return tuple(parts)


def _goes_on(table: Table, own: Collection[str], best: Table, taken: Collection[str]) -> bool:
    """Tell whether a table goes on with another one, and does not repeat it for another purpose.

    Args:
        table: The table.
        own: Its codes.
        best: The other one.
        taken: The codes of the other one, and of what goes on with it already.
    """
    if not own:
        return _read_header(table) == _read_header(best)
    return 2 * sum(code in taken for code in own) < len(own)


def _read_header(table: Table) -> list[str]:
    return [cell.text.text.strip() for cell in table.header]


def _list_codes(table: Table, columns: Columns, codes: Collection[str]) -> set[str]:
    """Return the codes in the cells for codes."""
    cells = (row.cells[columns.code] for row in table.rows if columns.code < len(row.cells))
    return {text for cell in cells if (text := cell.text.text.strip()) in codes}


def _join_parts(parts: Sequence[Table], best: Table) -> Table:
    """Return a table with the rows of all, by place, and the best one's header, if it has one."""
    if len(parts) == 1:
        return parts[0]
    rows = sorted((row for part in parts for row in part.rows), key=_row_start)
    header = best.header or next((part.header for part in parts if part.header), ())
    return Table(header, tuple(rows), parts[0].start, parts[-1].end)


def _row_start(row: Row) -> int:
    return row.start


class _Rating(NamedTuple):
    """How much speaks for a table being the error table; the greater, the more."""

    has_status: bool
    rows: int
    """In how many rows there is a code, plus in how many there is a status."""


def _rate_table(table: Table, codes: Collection[str]) -> _Rating | None:
    """Rate a table; `None` if neither a third of its rows has a code nor half of them a status."""
    rows = table.rows[:_SAMPLE]
    with_code = sum(any(cell.text.text.strip() in codes for cell in row.cells) for row in rows)
    with_status = sum(any(map(is_status_cell, row.cells)) for row in rows)
    if not rows or (with_code * 3 < len(rows) and with_status * 2 < len(rows)):
        return None
    if not with_status and not with_code:
        return None
    has_status = with_status > 0 or _find_bare_statuses(rows) is not None
    return _Rating(has_status, with_code + with_status)


def _find_bare_statuses(rows: Sequence[Row]) -> int | None:
    """Return the column in most of whose cells a status stands without brackets."""
    for column in range(_MOST_COLUMNS):
        cells = [row.cells[column] for row in rows if column < len(row.cells)]
        bare = sum(_BARE.fullmatch(cell.text.text.strip()) is not None for cell in cells)
        if bare * 2 > len(rows):
            return column
    return None


def _has_phrases(table: Table, columns: Columns) -> bool:
    """Tell whether statuses have words beside their numbers, in at least half of the rows."""
    cells = (read_cells(row, columns) for row in table.rows[:_SAMPLE])
    statuses = [read_status(one.status.text.text) for one in cells if one and one.status]
    numbered = [status for status in statuses if status.number is not None]
    return 2 * sum(bool(status.phrase) for status in numbered) >= len(numbered)


def is_status_cell(cell: Passage) -> bool:
    """Tell whether a cell is short and holds a status number in brackets."""
    text = cell.text.text
    return len(text) < 120 and _BRACKETED.search(text) is not None


def _find_columns(table: Table, codes: Collection[str]) -> Columns:
    rows = table.rows[:_SAMPLE]
    with_code: Counter[int] = Counter()
    with_status: Counter[int] = Counter()
    for row in rows:
        for index, cell in enumerate(row.cells[:_MOST_COLUMNS]):
            with_code[index] += cell.text.text.strip() in codes
            with_status[index] += is_status_cell(cell)
    status = _most_frequent(with_status)
    if status is None:
        status = _find_bare_statuses(rows)
    if status is not None:
        with_code.pop(status, None)
    code = _most_frequent(with_code)
    if code is None:
        code = 1 if status == 0 else 0
    rest = [index for index in range(_MOST_COLUMNS) if index not in (code, status)]
    return Columns(code, status, next((index for index in rest if index > code), rest[0]))


def _most_frequent(counts: Counter[int]) -> int | None:
    """Return the column with the greatest count, the first of equals; `None` if all are 0."""
    found = max(counts, key=lambda column: counts[column], default=None)
    return found if found is not None and counts[found] else None


def read_cells(row: Row, columns: Columns) -> Cells | None:
    """Return a row's cells by what they hold; `None` for a row without a code cell."""
    code = _find_cell(row, columns.code)
    if code is None:
        return None
    status, message = _find_cell(row, columns.status), _find_cell(row, columns.message)
    if status and not message and read_status(status.text.text).number is None:
        return Cells(code, None, status)  # the cell of the status was left out
    return Cells(code, status, message)


def _find_cell(row: Row, column: int | None) -> Passage | None:
    return row.cells[column] if column is not None and column < len(row.cells) else None


def count_cells(source: str, row: Row) -> int:
    """Return how many cells a row has in the file; parsers drop those beyond the header."""
    if is_table_tag(source[row.start : row.start + len("<td>")]):
        return len(row.cells)
    pieces = _PIPE.split(source[row.cells[0].text.start : row.end])
    while len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()
    return len(pieces)


class StatusText(NamedTuple):
    """A status cell's text, taken apart."""

    number: int | None
    phrase: str
    """What stands beside the number, without its brackets."""


def read_status(text: str) -> StatusText:
    """Take a status cell apart, in whatever digits and brackets the number is written."""
    match = _BRACKETED.search(text) or _NUMBER.search(text)
    if match is None:
        return StatusText(None, _NO_STATUS.sub("", text).strip())
    phrase = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}"
    return StatusText(int(match[1]), phrase.strip())  # `int` reads the digits of all scripts
