"""Markdown pages: the blocks of the Markdown parser as passages, tables and code with positions."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from errcat.sources.pages_fragments import Content, build_sides, find_element
from errcat.sources.pages_html import NO_END, read_html_tables
from errcat.sources.pages_inline import build_parser, read_inline
from errcat.sources.pages_lines import Lines
from errcat.sources.pages_model import (
    Block,
    CodeBlock,
    Fragment,
    MarkKind,
    Passage,
    PassageKind,
    Row,
    Run,
    Table,
    UnreadTable,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_INCLUDE = re.compile(r"\[!\s*include\b", re.IGNORECASE)
_ALERT = re.compile(r"\[\s*!([^\]\[()]{1,40})\][ \t]*(\n|$)")

_STRAY_ROW = re.compile(r"\|[^|\n]*[(（]\d{3}[)）][^|\n]*\|")
"""A cell with a status number."""
_TABLE_END = re.compile(r"</table(?=[\s>])", re.IGNORECASE)
_ENCLOSING = {"list_item_open": PassageKind.ITEM, "blockquote_open": PassageKind.QUOTE}


def read_blocks(lines: Lines, first: int) -> Iterator[Block | UnreadTable]:
    """Yield the blocks of a Markdown text from a line on (from 0), in order.

    What stands in a table that cannot be read follows it, as passages.
    """
    parser = build_parser()
    tokens: list[Token] = []
    parser.block.parse("\n".join(lines.texts[first:]), parser, {}, tokens)
    reader = _Reader(lines, first, parser)
    at = 0
    while at < len(tokens):
        if tokens[at].type == "table_open":
            end = _find_table_end(tokens, at)
            yield reader.read_table(tokens[at:end])
            at = end
        elif tokens[at].type == "html_block":
            end = _find_html_end(tokens, at)
            yield from reader.read_html(tokens[at:end])
            at = end - 1
        else:
            yield from reader.read(tokens[at])
        at += 1


def _find_table_end(tokens: "Sequence[Token]", at: int) -> int:
    while tokens[at].type != "table_close":
        at += 1
    return at


def _find_html_end(tokens: "Sequence[Token]", at: int) -> int:
    """Return where the blocks of HTML end that nothing but blank lines parts."""
    while at < len(tokens) and tokens[at].type == "html_block":
        at += 1
    return at


class _Reader:
    """Follows the block structure: what encloses the next text decides its kind."""

    def __init__(self, lines: Lines, first: int, parser: "MarkdownIt") -> None:
        self.lines = lines
        self.first = first
        self.parser = parser
        self.enclosing: list[PassageKind] = []
        self.level = 0

    def read(self, token: "Token") -> Iterator[Block | UnreadTable]:
        kind = token.type
        if kind == "inline":
            yield from self._read_text(token)
        elif kind in ("fence", "code_block"):
            yield self._read_code(token)
        else:
            self._follow(token)

    def _follow(self, token: "Token") -> None:
        kind = token.type
        if kind == "heading_open":
            self.level = int(token.tag[1:])
        elif kind == "heading_close":
            self.level = 0
        elif kind in _ENCLOSING:
            self.enclosing.append(_ENCLOSING[kind])
        elif kind in ("list_item_close", "blockquote_close"):
            self.enclosing.pop()

    def _read_text(self, token: "Token") -> Iterator[Block | UnreadTable]:
        content = self._content(token)
        if "|" in content.text and _STRAY_ROW.search(content.text):
            yield self._read_stray_rows(content)
            return
        kind = PassageKind.HEADING if self.level else self._enclosing_kind()
        if content.text.startswith("["):
            if _INCLUDE.match(content.text):
                kind = PassageKind.INCLUDE
            elif kind is PassageKind.QUOTE:
                marker = _ALERT.match(content.text)
                if marker is not None:
                    yield self._read_alert_marker(content, marker)
                    content = _cut(content, marker.end())
        if content.text:
            passage = self._passage(kind, content)
            yield from self._find_table_within(passage)
            yield passage

    def _find_table_within(self, passage: Passage) -> Iterator[UnreadTable]:
        """Yield the first table that begins within a text."""
        for mark in passage.text.marks:
            if mark.kind is MarkKind.TAG and find_element(mark.target) == "table":
                yield UnreadTable(mark.outer_start, self._find_table_end(mark.outer_start), NO_END)
                return

    def _find_table_end(self, start: int) -> int:
        """Return where the next table in HTML ends, or the page."""
        following = bisect_right(self.table_ends, start)
        return (
            self.table_ends[following]
            if following < len(self.table_ends)
            else len(self.lines.source)
        )

    @cached_property
    def table_ends(self) -> Sequence[int]:
        """Where each end tag of a table begins."""
        return [match.start() for match in _TABLE_END.finditer(self.lines.source)]

    def _read_stray_rows(self, content: Content) -> Table:
        """Read lines with pipes that belong to no table, as a blank line in one leaves them."""
        rows: list[Row] = []
        at = 0
        for line in content.text.split("\n"):
            if rows or _STRAY_ROW.search(line):
                rows.append(self._read_stray_row(line, content.locate(at)))
            at += len(line) + 1
        return Table((), tuple(rows), rows[0].start, rows[-1].end)

    def _read_stray_row(self, line: str, start: int) -> Row:
        cells = (
            self._passage(PassageKind.CELL, Content(line[first:last], ((0, start + first),)))
            for first, last in _split_row(line)
        )
        return Row(tuple(cells), start, start + len(line))

    def _read_alert_marker(self, content: Content, marker: re.Match[str]) -> Passage:
        text = marker.group().rstrip()
        start = content.locate(0)
        runs = (Run(0, len(text), start, start + len(text)),)
        fragment = Fragment(text, runs, (), start, start + len(text))
        return Passage(PassageKind.ALERT, 0, fragment, None)

    def _enclosing_kind(self) -> PassageKind:
        return self.enclosing[-1] if self.enclosing else PassageKind.PARAGRAPH

    def _passage(self, kind: PassageKind, content: Content) -> Passage:
        sides = build_sides(content, read_inline(content.text, self.parser))
        return Passage(kind, self.level, sides.text, sides.english)

    def _content(self, token: "Token") -> Content:
        """Find the lines of a text in the file; block markers before them are not content."""
        line = (token.map[0] if token.map else 0) + self.first
        offsets = []
        at = 0
        for piece in token.content.split("\n"):
            raw = self.lines.texts[line]
            column = len(raw) - len(piece) if raw.endswith(piece) else raw.find(piece)
            offsets.append((at, self.lines.starts[line] + max(column, 0)))
            at += len(piece) + 1
            line += 1
        return Content(token.content, tuple(offsets))

    def _read_code(self, token: "Token") -> CodeBlock:
        first, last = token.map or (0, 0)
        if token.type == "fence":
            first += 1
            last = first + token.content.count("\n")
        start = self._line_start(first)
        end = max(start, self._line_start(last))
        language = token.info.strip().partition(" ")[0]
        return CodeBlock(language, token.content, start, end, token.type == "fence")

    def _line_start(self, line: int) -> int:
        line += self.first
        return self.lines.starts[line] if line < len(self.lines.starts) else len(self.lines.source)

    def read_html(self, tokens: "Sequence[Token]") -> Iterator[Block | UnreadTable]:
        """Read blocks of HTML that follow each other: tables, and the text around, line by line."""
        tables = tuple(self._read_html_tables(tokens))
        read = [table for table in tables if isinstance(table, Table)]
        passages = (p for token in tokens for p in self._read_html_text(token, read))
        yield from sorted((*tables, *passages), key=_block_start)

    def _read_html_tables(self, tokens: "Sequence[Token]") -> Iterator[Table | UnreadTable]:
        if not any("<table" in token.content.lower() for token in tokens):
            return
        first, last = (tokens[0].map or (0, 0))[0], (tokens[-1].map or (0, 0))[1]
        texts = self.lines.texts[first + self.first : last + self.first]
        starts = self.lines.starts[first + self.first : last + self.first]
        inner = accumulate((len(text) + 1 for text in texts[:-1]), initial=0)
        content = Content("\n".join(texts), tuple(zip(inner, starts, strict=True)))
        for table in read_html_tables(content):
            if PassageKind.QUOTE in self.enclosing:
                yield UnreadTable(table.start, table.end, "it stands in a quotation")
            elif isinstance(table, UnreadTable) and table.reason == NO_END:
                yield table._replace(end=self._find_table_end(table.start))
            else:
                yield table

    def _read_html_text(self, token: "Token", tables: Sequence[Table]) -> Iterator[Passage]:
        """Read the text between the tags of an HTML block, line by line, without its tables."""
        first = (token.map[0] if token.map else 0) + self.first
        for number, text in enumerate(token.content.split("\n"), first):
            shown = text.strip()
            if not shown:
                continue
            raw, offset = self.lines.texts[number], self.lines.starts[number]
            start = offset + raw.find(shown)
            for begin, end in _leave_out(tables, start, start + len(shown)):
                part = raw[begin - offset : end - offset]
                at = begin + len(part) - len(part.lstrip())
                if part.strip():
                    content = Content(part.strip(), ((0, at),))
                    yield self._passage(self._enclosing_kind(), content)

    def read_table(self, tokens: "Sequence[Token]") -> Table:
        header: tuple[Passage, ...] = ()
        rows: list[Row] = []
        cells: list[Passage] = []
        at = 0
        for token in tokens:
            if token.type == "tr_open":
                cells = []
                line = (token.map[0] if token.map else 0) + self.first
                raw = self.lines.texts[line]
                start = self.lines.starts[line]
                at = 0
            elif token.type == "inline":
                column = at if token.content else _find_empty_cell(raw, at)
                if column is None:
                    continue
                content, at = _locate_cell(token.content, raw, column, start)
                kind = PassageKind.CELL if header else PassageKind.HEADER
                cells.append(self._passage(kind, content))
            elif token.type == "thead_close":
                header = tuple(cells)
            elif token.type == "tr_close" and header:
                rows.append(Row(tuple(cells), start, start + len(raw)))
        span = tokens[0].map or (0, 0)
        return Table(header, tuple(rows), self._line_start(span[0]), self._line_start(span[1]))


def _find_empty_cell(raw: str, at: int) -> int | None:
    """Return where the empty cell behind a column is; `None` if the row ends before it."""
    pipe = raw.find("|", at)
    return pipe + 1 if pipe >= 0 and raw[pipe + 1 :].strip() else None


def _locate_cell(text: str, raw: str, at: int, start: int) -> tuple[Content, int]:
    """Find a cell's text in its row from a column on; returns also the column after it."""
    column = raw.find(text, at)
    if column >= 0 and ("|" not in text or "\\" not in raw):
        return Content(text, ((0, start + column),)), column + len(text)
    first, *rest = text.split("|")  # in the file, each of these pipes has a backslash before it
    column = max(raw.find(first, at), at)
    offsets = [(0, start + column)]
    inner, column = len(first), column + len(first)
    for piece in rest:
        column = max(raw.find("|", column), column)
        offsets.append((inner, start + column))
        inner, column = inner + len(piece) + 1, column + len(piece) + 1
    return Content(text, tuple(offsets)), column


def _split_row(line: str) -> Iterator[tuple[int, int]]:
    """Yield the columns of the cells of a row; pipes at its ends belong to none."""
    end = len(line.rstrip())
    at = len(line) - len(line.lstrip())
    at += line.startswith("|", at)
    end -= line.endswith("|", at, end)
    while at <= end:
        pipe = line.find("|", at, end)
        last = pipe if pipe >= 0 else end
        cell = line[at:last]
        left = len(cell) - len(cell.lstrip())
        yield at + min(left, len(cell)), max(at + len(cell.rstrip()), at + left)
        at = last + 1


def _leave_out(tables: Sequence[Table], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what of a stretch of the file stands in none of the tables, which come in order."""
    at = bisect_right(tables, start, key=_table_end)
    for table in tables[at : bisect_left(tables, end, key=_block_start)]:
        if start < table.start:
            yield start, table.start
        start = max(start, table.end)
    if start < end:
        yield start, end


def _table_end(table: Table) -> int:
    return table.end


def _block_start(block: Table | UnreadTable | Passage) -> int:
    return block.text.start if isinstance(block, Passage) else block.start


def _cut(content: Content, at: int) -> Content:
    """Return the content from an offset on, which begins a line or is the end."""
    offsets = tuple((inner - at, outer) for inner, outer in content.offsets if inner >= at)
    return Content(content.text[at:], offsets or ((0, content.locate_end(at)),))
