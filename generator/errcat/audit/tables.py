"""Finding the error table of a page, and which of its columns holds what."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from errcat.sources.pages_model import Block, Passage, Row, Table

_NUMBER = re.compile(r"(?<!\d)(\d{3})(?!\d)")
_BRACKETED = re.compile(r"[(（﹙)）﹚]\s?(\d{3})\s?[(（﹙)）﹚]")
_NO_STATUS = re.compile(r"[(（﹙]\d{0,9}[)）﹚]")
"""A number in brackets that is too short or too long for a status."""
_SAMPLE = 200
"""Rows that are looked at to tell what a table is."""


class Columns(NamedTuple):
    """Which column holds what, from 0."""

    code: int
    status: int
    message: int


class Cells(NamedTuple):
    """The cells of a row by what they hold; those that a row lacks are `None`."""

    code: Passage
    status: Passage | None
    message: Passage | None


class ErrorTable(NamedTuple):
    """A table with a row for each error code."""

    table: Table
    columns: Columns


def find_error_table(blocks: Sequence[Block], codes: Collection[str]) -> ErrorTable | None:
    """Return the table of error codes of a page, or `None` if it has none.

    Args:
        blocks: The page's blocks.
        codes: Every code of the catalogue, of whatever product.
    """
    best: tuple[int, Table] | None = None
    for block in blocks:
        if isinstance(block, Table):
            score = _rate_table(block, codes)
            if score and (best is None or score > best[0]):
                best = score, block
    if best is None:
        return None
    table = _join_stray_rows(best[1], blocks, codes)
    return ErrorTable(table, _find_columns(table, codes))


def _join_stray_rows(table: Table, blocks: Iterable[Block], codes: Collection[str]) -> Table:
    """Add the rows that a blank line cut off from the table."""
    rows = list(table.rows)
    for block in blocks:
        is_stray = isinstance(block, Table) and not block.header and block is not table
        if isinstance(block, Table) and is_stray and _rate_table(block, codes):
            rows.extend(block.rows)
    if len(rows) == len(table.rows):
        return table
    rows.sort(key=lambda row: row.start)
    return table._replace(rows=tuple(rows))


def _rate_table(table: Table, codes: Collection[str]) -> int:
    """Return in how many rows there is a code, or a status number in brackets; 0 for too few."""
    rows = table.rows[:_SAMPLE]
    with_code = sum(any(cell.text.text.strip() in codes for cell in row.cells) for row in rows)
    with_status = sum(any(map(is_status_cell, row.cells)) for row in rows)
    if with_code * 3 < len(rows) and with_status * 2 < len(rows):
        return 0
    return with_code + with_status if with_status else 0


def is_status_cell(cell: Passage) -> bool:
    """Tell whether a cell is short and holds a status number in brackets."""
    text = cell.text.text
    return len(text) < 120 and _BRACKETED.search(text) is not None


def _find_columns(table: Table, codes: Collection[str]) -> Columns:
    with_code: dict[int, int] = {}
    with_status: dict[int, int] = {}
    for row in table.rows[:_SAMPLE]:
        for index, cell in enumerate(row.cells[:10]):
            if cell.text.text.strip() in codes:
                with_code[index] = with_code.get(index, 0) + 1
            if is_status_cell(cell):
                with_status[index] = with_status.get(index, 0) + 1
    status = max(with_status, key=lambda index: with_status[index], default=1)
    with_code.pop(status, None)
    code = max(with_code, key=lambda index: with_code[index], default=0 if status else 1)
    rest = [index for index in range(10) if index not in (code, status)]
    return Columns(code, status, next((index for index in rest if index > code), rest[0]))


def read_cells(row: Row, columns: Columns) -> Cells | None:
    """Return a row's cells by what they hold; `None` for a row without a code cell."""
    cells = row.cells
    if columns.code >= len(cells):
        return None
    status = cells[columns.status] if columns.status < len(cells) else None
    message = cells[columns.message] if columns.message < len(cells) else None
    if status and not message and read_status(status.text.text).number is None:
        return Cells(cells[columns.code], None, status)  # the cell of the status was left out
    return Cells(cells[columns.code], status, message)


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
