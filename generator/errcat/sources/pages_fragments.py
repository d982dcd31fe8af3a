"""From the pieces of a block's content to its text and, in the side-by-side form, its English."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from errcat.sources.pages_inline import Piece
from errcat.sources.pages_model import Fragment, Mark, MarkKind, Run

_SPAN_TAG = re.compile(r"<(/?)span\b([^>]*)>", re.IGNORECASE)
_ANCHOR = re.compile(
    r"<a\b[^>]*?\b(?:name|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE
)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")
_ELEMENTS = (
    "a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl"
    " dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark nav ol p pre q"
    " rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th"
    " thead time tr tt u ul var video wbr"
)
"""Elements of HTML that stand in texts. Source: HTML Living Standard, index of elements."""
_TAG_NAMES = frozenset(_ELEMENTS.split())
_TARGET = re.compile(r"\]\(\s*<?([^\s<>\"]*?)>?(?:\s+[\"'(].*)?\s*\)", re.DOTALL)
_LOOKUP = "sxs-lookup"
_ENGLISH_ID = "data-stu-id"
_SHOWN = frozenset(("text", "special", "space", "break"))
_KINDS = {
    "em": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "link": MarkKind.LINK,
    "mono": MarkKind.CODE,
}


class Content(NamedTuple):
    """A block's content and where it stands in the file."""

    text: str
    offsets: tuple[tuple[int, int], ...]
    """Breakpoints: offset in the content, offset in the file; from each on, both run in step."""

    def locate(self, at: int) -> int:
        """Return the place in the file of an offset in the content."""
        if len(self.offsets) == 1:
            return self.offsets[0][1] + at - self.offsets[0][0]
        index = bisect_right(self.offsets, at, key=_content_offset) - 1
        inner, outer = self.offsets[max(index, 0)]
        return outer + at - inner

    def locate_end(self, end: int) -> int:
        """Return the place in the file behind the character before an offset."""
        return self.locate(end - 1) + 1 if end else self.locate(0)


def _content_offset(breakpoint_: tuple[int, int]) -> int:
    return breakpoint_[0]


class Sides(NamedTuple):
    """What a block says, and the English beside it."""

    text: Fragment
    english: Fragment | None


class _Open(NamedTuple):
    """A marker that waits for its partner."""

    kind: str
    at: int
    start: int
    target: str
    english_at: int
    """Length of the English when the marker came."""


class _Side:
    """The text of one language while it is being put together."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.runs: list[Run] = []
        self.marks: list[Mark] = []
        self.opened: list[_Open] = []

    def add(self, text: str, start: int, end: int) -> None:
        self.parts.append(text)
        self.runs.append(Run(self.length, len(text), start, end))
        self.length += len(text)

    def mark(self, kind: MarkKind, start: int, outer: tuple[int, int], target: str = "") -> None:
        self.marks.append(Mark(kind, start, self.length, *outer, target))

    def close(self, kind: str) -> _Open | None:
        """Close the innermost marker of the kind; those opened inside and never closed vanish."""
        for index in range(len(self.opened) - 1, -1, -1):
            if self.opened[index].kind == kind:
                opened = self.opened[index]
                del self.opened[index:]
                return opened
        return None

    def finish(self, start: int, end: int) -> Fragment:
        marks = tuple(sorted(self.marks, key=_outer_start)) if self.marks else ()
        return Fragment("".join(self.parts), tuple(self.runs), marks, start, end)


def _outer_start(mark: Mark) -> int:
    return mark.outer_start


def build_sides(content: Content, pieces: Sequence[Piece]) -> Sides:
    """Put a block's text together; sentences in the spans of the English go to the other side."""
    start, end = content.locate(0), content.locate_end(len(content.text))
    if not pieces:
        return Sides(Fragment("", (), (), start, start), None)
    if len(pieces) == 1 and pieces[0].kind == "text" and len(content.offsets) == 1:
        runs = (Run(0, len(content.text), start, end),)
        return Sides(Fragment(content.text, runs, (), start, end), None)
    builder = _Builder(content)
    for piece in pieces:
        builder.take(piece)
    return builder.finish(start, end)


class _Builder:
    """Sorts pieces to the translation or the English, following the spans."""

    def __init__(self, content: Content) -> None:
        self.content = content
        first = content.offsets[0]
        self.shift = first[1] - first[0] if len(content.offsets) == 1 else None
        """From offsets in the content to offsets in the file, where that is one number."""
        self.translation = _Side()
        self.english = _Side()
        self.spans: list[bool] = []
        """For each open span, whether it belongs to the English."""
        self.depth = 0
        """How many of them do."""

    def take(self, piece: Piece) -> None:
        if self.shift is None:
            start, end = self.content.locate(piece.start), self.content.locate_end(piece.end)
        else:
            start, end = piece.start + self.shift, piece.end + self.shift
        side = self.english if self.depth else self.translation
        kind = piece.kind
        if kind == "text" and end - start != len(piece.text):
            self._add_broken(side, piece)
        elif kind in _SHOWN:
            side.add(piece.text, start, end)
        elif kind == "html":
            self._take_tag(piece.text, start, end)
        elif kind == "code":
            around = (piece.end - piece.start - len(piece.text)) // 2  # backticks and spaces
            side.add(piece.text, start + around, end - around)
            side.mark(MarkKind.CODE, side.length - len(piece.text), (start, end))
        elif kind == "image":
            side.mark(MarkKind.IMAGE, side.length, (start, end), piece.text)
        elif kind[0] == "/":
            self._close(side, piece, end)
        else:
            side.opened.append(_Open(kind, side.length, start, piece.text, self.english.length))

    def _add_broken(self, side: _Side, piece: Piece) -> None:
        """Add a text with escaped pipes, which the parser unescapes: it runs in step from each."""
        inner = [at for at, _ in self.content.offsets if piece.start < at < piece.end]
        for first, last in pairwise((piece.start, *inner, piece.end)):
            text = piece.text[first - piece.start : last - piece.start]
            start = self.content.locate(first)
            side.add(text, start, start + len(text))

    def _close(self, side: _Side, piece: Piece, end: int) -> None:
        """Close a mark; one around sentences of both languages counts for both."""
        opened = side.close(piece.kind[1:])
        if opened is None:
            return
        target = opened.target
        if piece.kind == "/link":
            target = _read_target(self.content.text[piece.start : piece.end]) or target
        kind, outer = _KINDS[opened.kind], (opened.start, end)
        side.mark(kind, opened.at, outer, target)
        if side is self.translation and self.english.length > opened.english_at:
            before = self.english.length - 1  # the space that ends each sentence
            self.english.marks.append(Mark(kind, opened.english_at, before, *outer, target))

    def _take_tag(self, tag: str, start: int, end: int) -> None:
        span = _SPAN_TAG.match(tag)
        if span is None:
            _mark_tag(self.english if self.depth else self.translation, tag, start, end)
        elif span[1]:
            self._close_span()
        else:
            is_english = self.depth > 0 or _LOOKUP in span[2] or _ENGLISH_ID in span[2]
            self.spans.append(is_english)
            self.depth += is_english

    def _close_span(self) -> None:
        if self.spans and self.spans.pop():
            self.depth -= 1
            if not self.depth:
                at = self.content.locate_end(len(self.content.text))
                self.english.add(" ", at, at)

    def finish(self, start: int, end: int) -> Sides:
        english = self.english.finish(start, end) if self.english.length else None
        return Sides(self.translation.finish(start, end), english)


def find_element(tag: str) -> str | None:
    """Return the name of a tag in lower case, or `None` if HTML has no such element."""
    match = _TAG_NAME.match(tag)
    name = match[1].lower() if match else None
    return name if name in _TAG_NAMES else None


def _mark_tag(side: _Side, tag: str, start: int, end: int) -> None:
    if tag.startswith("<!--"):
        return
    at = side.length
    if find_element(tag) is None:
        side.add(tag, start, end)
    anchor = _ANCHOR.match(tag)
    if anchor is not None:
        side.mark(MarkKind.ANCHOR, at, (start, end), anchor[anchor.lastindex or 1])
    elif tag[:3].lower() != "</a":
        side.mark(MarkKind.TAG, at, (start, end), tag)


def _read_target(raw: str) -> str:
    """Return the target of a link's end, `](target "title")`, as it is written."""
    match = _TARGET.fullmatch(raw)
    return match[1] if match else ""
