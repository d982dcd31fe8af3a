"""A published page as values: its texts as readers see them, and where each stands in the file."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from errcat.position import Span


class Run(NamedTuple):
    """A stretch of shown text and the stretch of the file that it comes from.

    Equal lengths mean that the text stands there character for character (a line break as a
    space); otherwise (an escape, an entity) the stretch can only be taken as a whole.
    """

    at: int
    """Offset in the shown text."""
    length: int
    start: int
    """Offset in the file."""
    end: int


class MarkKind(StrEnum):
    """What a mark does to the text that it covers."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    ANCHOR = "anchor"
    """`<a name="…">`: `target` is the name."""
    TAG = "tag"
    """Another HTML tag: `target` is the tag as written. What is no tag of HTML (`<the name>`) is
    text, too, although browsers do not show it."""


class Mark(NamedTuple):
    """Markup on a text."""

    kind: MarkKind
    start: int
    """Offset in the shown text of what the mark covers; the end is exclusive."""
    end: int
    outer_start: int
    """Offset in the file, markers included; the end is exclusive."""
    outer_end: int
    target: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """A text as readers see it, with its markup and its place in the file."""

    text: str
    """Escapes and entities resolved, markers left out; `\\n` stands for a line break."""
    runs: tuple[Run, ...]
    """In order, without gaps in the shown text."""
    marks: tuple[Mark, ...]
    start: int
    """Offset in the file where the text begins, markup included."""
    end: int

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the file that `text[start:end]` comes from."""
        if not self.runs:
            return self.start, self.end
        first = self.runs[max(bisect_right(self.runs, start, key=_run_start) - 1, 0)]
        file_start = _file_offset(first, start)
        if end <= start:
            return file_start, file_start
        last = self.runs[max(bisect_right(self.runs, end - 1, key=_run_start) - 1, 0)]
        if last.end - last.start == last.length:
            return file_start, last.start + end - last.at
        return file_start, last.end

    def locate_outer(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the file of `text[start:end]`, with the markers around it."""
        for mark in self.marks:
            if mark.start == start and mark.end == end:
                return mark.outer_start, mark.outer_end
        return self.locate(start, end)


def _run_start(run: Run) -> int:
    return run.at


def _file_offset(run: Run, at: int) -> int:
    if run.end - run.start == run.length:
        return run.start + at - run.at
    return run.start if at < run.at + run.length else run.end


class PassageKind(StrEnum):
    """What a passage is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    ALERT = "alert"
    """The marker line of an alert: its text is `[!NOTE]`."""
    INCLUDE = "include"
    HEADER = "header"
    """A cell of a table's header."""
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that forms a unit on the page."""

    kind: PassageKind
    level: int
    """Of a heading, from 1; else 0."""
    text: Fragment
    english: Fragment | None
    """The English beside the translation, in the side-by-side form."""


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[Passage, ...]
    start: int
    """Offset of the row's line in the file."""
    end: int


class Table(NamedTuple):
    """A table; without a header, rows that stand alone: in browser text, or behind a blank line.

    In HTML, a table without a header is whole, but does not say which row is its header.
    """

    header: tuple[Passage, ...]
    rows: tuple[Row, ...]
    start: int
    end: int
    is_html: bool = False
    """Whether it is written in HTML, where no Markdown counts."""


class UnreadTable(NamedTuple):
    """A table in HTML whose rows and cells cannot be told for certain."""

    start: int
    """Offset in the file; the end is exclusive."""
    end: int
    reason: str
    """Why, as a clause about the table."""


class CodeBlock(NamedTuple):
    """A block of code."""

    language: str
    text: str
    """Without fences and the indentation that they have."""
    start: int
    """Offset in the file of the first line of code; the end is after the last one."""
    end: int
    is_fenced: bool = False


Block: TypeAlias = Passage | Table | CodeBlock


class Field(NamedTuple):
    """A scalar of the front matter."""

    key: str
    """Of a list's item, the list's key."""
    value: Fragment


class PageForm(StrEnum):
    """How a page was written down."""

    MARKDOWN = "markdown"
    SIDE_BY_SIDE = "side-by-side"
    BROWSER = "browser"


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A page as it was read."""

    path: str
    source: str
    """The whole text; a byte order mark is not part of it."""
    form: PageForm
    front_matter: tuple[Field, ...]
    blocks: tuple[Block, ...]
    """In the order of the page."""
    line_starts: tuple[int, ...]
    """Offset of each line."""
    unread_tables: tuple[UnreadTable, ...] = ()
    """By place; what stands in them is among the blocks, as text."""

    def span(self, start: int, end: int) -> Span:
        """Return the place of `source[start:end]` in lines and columns."""
        line = bisect_right(self.line_starts, start)
        end_line = bisect_right(self.line_starts, end)
        if end > start and end == self.line_starts[end_line - 1]:
            end_line = bisect_right(self.line_starts, end - 1)  # ends with its line, not after it
        return Span(
            self.path,
            line,
            start - self.line_starts[line - 1] + 1,
            end_line,
            end - self.line_starts[end_line - 1] + 1,
        )
