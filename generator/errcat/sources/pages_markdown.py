"""Markdown pages: the blocks of the Markdown parser as passages, tables and code with positions."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from errcat.sources.pages_fragments import Content, build_sides
from errcat.sources.pages_inline import build_parser, read_inline
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

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_INCLUDE = re.compile(r"\[!\s*include\b", re.IGNORECASE)
_ALERT = re.compile(r"\[\s*!([^\]\[()]{1,40})\][ \t]*(\n|$)")

_STRAY_ROW = re.compile(r"\|[^|\n]*[(（]\d{3}[)）][^|\n]*\|")
"""A cell with a status number."""
_ENCLOSING = {"list_item_open": PassageKind.ITEM, "blockquote_open": PassageKind.QUOTE}


class Lines:
    """The lines of a text with the offset of each; a line ends in LF, CR LF, or CR."""

    def __init__(self, source: str) -> None:
        self.source = source
        shown = source.replace("\0", "\N{REPLACEMENT CHARACTER}")  # CommonMark 0.31.2 §2.3
        if "\r" in shown:
            pieces = re.split(r"(\r\n|\r|\n)", shown)
            self.texts = pieces[0::2]
            ends = [*map(len, pieces[1::2]), 0]
        else:
            self.texts = shown.split("\n")
            ends = [1] * len(self.texts)
        starts = []
        offset = 0
        for text, end in zip(self.texts, ends, strict=True):
            starts.append(offset)
            offset += len(text) + end
        self.starts = tuple(starts)


def read_blocks(lines: Lines, first: int) -> Iterator[Block]:
    """Yield the blocks of a Markdown text from a line on (from 0), in order."""
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
        else:
            yield from reader.read(tokens[at])
        at += 1


def _find_table_end(tokens: "Sequence[Token]", at: int) -> int:
    while tokens[at].type != "table_close":
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

    def read(self, token: "Token") -> Iterator[Block]:
        kind = token.type
        if kind == "inline":
            yield from self._read_text(token)
        elif kind in ("fence", "code_block"):
            yield self._read_code(token)
        elif kind == "html_block":
            yield from self._read_html(token)
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

    def _read_text(self, token: "Token") -> Iterator[Block]:
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
            yield self._passage(kind, content)

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
        return CodeBlock(language, token.content, start, end)

    def _line_start(self, line: int) -> int:
        line += self.first
        return self.lines.starts[line] if line < len(self.lines.starts) else len(self.lines.source)

    def _read_html(self, token: "Token") -> Iterator[Passage]:
        """Read the text between the tags of an HTML block, line by line."""
        first = (token.map[0] if token.map else 0) + self.first
        for number, text in enumerate(token.content.split("\n"), first):
            shown = text.strip()
            if shown:
                start = self.lines.starts[number] + self.lines.texts[number].find(shown)
                yield self._passage(self._enclosing_kind(), Content(shown, ((0, start),)))

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


def _cut(content: Content, at: int) -> Content:
    """Return the content from an offset on, which begins a line or is the end."""
    offsets = tuple((inner - at, outer) for inner, outer in content.offsets if inner >= at)
    return Content(content.text[at:], offsets or ((0, content.locate_end(at)),))
