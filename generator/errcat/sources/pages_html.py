"""Tables in HTML: their rows and cells with positions, where a table is HTML throughout."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from html import unescape

from errcat.sources.pages_fragments import Content, build_sides, find_element
from errcat.sources.pages_inline import Piece, read_html_inline
from errcat.sources.pages_model import Passage, PassageKind, Row, Table, UnreadTable

_TAG = re.compile(
    r"<!--|<(/?)(table|thead|tbody|tfoot|tr|td|th)(?=[\s/>])"
    r"((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(?:row|col)span\s*=\s*[\"']?+\s*+(?!1\b)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\s(href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE
)
_TABLE = re.compile(r"<t(?:able|body|head|foot|r|d|h)(?=[\s/>])", re.IGNORECASE)
_MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "mono", "tt": "mono"}
_BLOCKS = frozenset(("p", "div", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "pre"))
"""Elements that begin a line of their own."""
_UNSHOWN = frozenset(("space", "break"))

NO_END = "it is not HTML from its first tag to its last"


def is_table_tag(tag: str) -> bool:
    """Tell whether a tag opens a table or a part of one."""
    return _TABLE.match(tag) is not None


def read_html_tables(content: Content) -> Iterator[Table | UnreadTable]:
    """Yield the tables of a stretch of HTML, by place; of nested ones only the outermost."""
    reader = _TableReader(content)
    at = 0
    while match := _TAG.search(content.text, at):
        at = match.end()
        if match.group() == "<!--":
            at = content.text.find("-->", at)
            if at < 0:
                break
        else:
            reader.take(match)
            if reader.finished is not None:
                yield reader.finished
                reader.finished = None
    if reader.depth:
        yield UnreadTable(
            content.locate(reader.start), content.locate_end(len(content.text)), NO_END
        )


class _TableReader:
    """Follows the tags of tables; ends that HTML lets authors leave out are understood."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.finished: Table | UnreadTable | None = None
        """The table that the last tag closed."""
        self.depth = 0
        self.start = 0
        """Offset in the content of the table's first tag."""
        self.problem = ""
        self.heads: list[Row] = []
        self.rows: list[Row] = []
        self.is_head = False
        self.row_start: int | None = None
        self.cells: list[Passage] = []
        self.cell_start: int | None = None
        self.is_header_cell = False

    def take(self, tag: re.Match[str]) -> None:
        """Follow a tag of a table."""
        is_end, name = bool(tag[1]), tag[2].lower()
        if name == "table":
            self._take_table(tag, is_end=is_end)
        elif self.depth != 1:
            return
        elif name in ("td", "th"):
            self._close_cell(tag.start())
            if not is_end:
                self._open_cell(tag, name)
        else:
            self._close_row(tag.start())
            if name == "tr" and not is_end:
                self.row_start = tag.start()
            elif name != "tr":
                self.is_head = name == "thead" and not is_end

    def _take_table(self, tag: re.Match[str], *, is_end: bool) -> None:
        if not is_end:
            self.depth += 1
            if self.depth == 1:
                self.start = tag.start()
            else:
                self.problem = "another table stands in its cells"
        elif self.depth:
            self.depth -= 1
            if not self.depth:
                self._close_row(tag.start())
                self._finish(tag.end())

    def _open_cell(self, tag: re.Match[str], name: str) -> None:
        if self.row_start is None:
            self.row_start = tag.start()
        if _SPAN.search(tag[3]):
            self.problem = "its cells span several rows or columns"
        self.cell_start = tag.end()
        self.is_header_cell = name == "th"

    def _close_cell(self, end: int) -> None:
        if self.cell_start is not None:
            is_header = self.is_head or self.is_header_cell
            kind = PassageKind.HEADER if is_header else PassageKind.CELL
            self.cells.append(_read_cell(_cut(self.content, self.cell_start, end), kind))
        self.cell_start = None

    def _close_row(self, end: int) -> None:
        self._close_cell(end)
        if self.cells and self.row_start is not None:
            start = self.content.locate(self.row_start)
            row = Row(tuple(self.cells), start, self.content.locate_end(end))
            (self.heads if self.is_head else self.rows).append(row)
        self.cells = []
        self.row_start = None

    def _finish(self, end: int) -> None:
        start, stop = self.content.locate(self.start), self.content.locate_end(end)
        if self.problem:
            self.finished = UnreadTable(start, stop, self.problem)
        else:
            header, rows = self._split_header()
            self.finished = Table(header, rows, start, stop, is_html=True)
        self.problem, self.heads, self.rows, self.is_head = "", [], [], False

    def _split_header(self) -> tuple[tuple[Passage, ...], tuple[Row, ...]]:
        """Tell the header, which may be a first row of header cells, from the rows."""
        if self.heads:
            return self.heads[0].cells, tuple(self.rows)
        first = self.rows[0].cells if self.rows else ()
        if first and all(cell.kind is PassageKind.HEADER for cell in first):
            return first, tuple(self.rows[1:])
        return (), tuple(self.rows)


def _cut(content: Content, start: int, end: int) -> Content:
    """Return a part of a content, without the white space around it."""
    text = content.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    first = bisect_right(content.offsets, start, key=_inner_offset)
    last = bisect_left(content.offsets, start + len(text), key=_inner_offset)
    inside = ((inner - start, outer) for inner, outer in content.offsets[first:last])
    return Content(text, ((0, content.locate(start)), *inside))


def _inner_offset(breakpoint_: tuple[int, int]) -> int:
    return breakpoint_[0]


def _read_cell(content: Content, kind: PassageKind) -> Passage:
    pieces = _fold_spaces(_name_marks(read_html_inline(content.text)))
    sides = build_sides(content, pieces)
    return Passage(kind, 0, sides.text, sides.english)


def _name_marks(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Turn tags into the marks that they are, and into breaks where they begin a line."""
    links: list[bool] = []
    for piece in pieces:
        name = find_element(piece.text) if piece.kind == "html" else None
        if name is None:
            yield piece
            continue
        is_end = piece.text.startswith("</")
        if name == "a":
            yield _name_link(piece, links, is_end=is_end)
        elif name in _MARKS:
            yield piece._replace(kind="/" * is_end + _MARKS[name], text="")
        elif name in _BLOCKS:
            yield piece._replace(kind="block", text="\n")
        elif name == "img":
            yield piece._replace(kind="image", text=_read_attribute(piece.text))
        else:
            yield piece


def _name_link(piece: Piece, links: list[bool], *, is_end: bool) -> Piece:
    """Tell a link from an anchor; an end belongs to the `<a>` that was opened last."""
    if is_end:
        return piece._replace(kind="/link", text="") if links and links.pop() else piece
    target = _read_attribute(piece.text)
    links.append(bool(target))
    return piece._replace(kind="link", text=target) if target else piece


def _read_attribute(tag: str) -> str:
    match = _ATTRIBUTE.search(tag)
    return unescape(match[match.lastindex or 1]) if match else ""


def _fold_spaces(pieces: Iterator[Piece]) -> list[Piece]:
    """Leave out line ends that browsers do not show: around breaks, doubled, and at the ends."""
    folded: list[Piece] = []
    shown: list[int] = []
    """Places in `folded` of the pieces that readers see."""
    for piece in pieces:
        is_after_space = not shown or folded[shown[-1]].kind in _UNSHOWN
        if piece.kind in ("space", "block") and is_after_space:
            continue
        if piece.kind == "block":
            piece = piece._replace(kind="break")  # noqa: PLW2901  # a block begins with a break
        if piece.kind in ("text", "special", "code", "image", "break", "space"):
            shown.append(len(folded))
        folded.append(piece)
    while shown and folded[shown[-1]].kind in _UNSHOWN:
        del folded[shown.pop()]
    return folded
