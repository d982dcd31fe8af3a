"""Texts of a page under audit, each with the English that it translates, and faults in them."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from errcat.audit.placeholders import find_groups
from errcat.findings import Severity
from errcat.model import Code
from errcat.sources.edits import Edit
from errcat.sources.pages_model import Fragment, MarkKind, PassageKind
from errcat.texts.markup import MASK, MarkedSpan, find_quotes

_SPAN_KINDS = frozenset((MarkKind.CODE, MarkKind.EMPHASIS, MarkKind.STRONG))


class Fault(NamedTuple):
    """A fault of a page as a rule sees it; offsets in the file."""

    start: int
    end: int
    where: str
    """code, status, message, heading, prose, example, frontmatter or table."""
    message: str
    expected: str | None = None
    code: Code | None = None
    help: str | None = None
    edit: Edit | None = None
    severity: Severity | None = None
    """`None` for the rule's."""


class English(NamedTuple):
    """The English that a text translates, from wherever it is known."""

    beside: Fragment | None = None
    """In the side-by-side form."""
    on_page: Fragment | None = None
    """At the same place on the English page."""


UNKNOWN = English()


class PageText:
    """A text of the page that readers see, with the English that it translates, if known."""

    def __init__(
        self,
        where: str,
        kind: PassageKind,
        fragment: Fragment,
        english: English = UNKNOWN,
        code: Code | None = None,
    ) -> None:
        self.where = where
        """message, heading, prose, frontmatter or table."""
        self.kind = kind
        self.fragment = fragment
        self.english = english.beside or english.on_page
        self.code = code
        """The code whose row the text stands in."""
        self.origin = english.on_page or english.beside
        """As `english`, from the English page where it is at hand, with all links and breaks."""

    @property
    def text(self) -> str:
        """What readers see."""
        return self.fragment.text

    @cached_property
    def spans(self) -> tuple[MarkedSpan, ...]:
        """Emphasis, code and quotes of the text, by place."""
        return find_spans(self.fragment)

    @cached_property
    def english_spans(self) -> tuple[MarkedSpan, ...]:
        """Emphasis, code and quotes of the English, by place; none if it is not known."""
        return find_spans(self.english) if self.english is not None else ()

    @cached_property
    def masked(self) -> str:
        """The text with code and placeholders masked."""
        return mask_text(self.fragment)

    def fault(self, start: int, end: int, message: str, expected: str | None = None) -> Fault:
        """Return a fault of `text[start:end]`."""
        place = self.fragment.locate(start, end)
        return Fault(*place, self.where, message, expected, self.code)


def find_spans(fragment: Fragment) -> tuple[MarkedSpan, ...]:
    """Return emphasis, code and quotes of a text, by place."""
    text = fragment.text
    spans = [
        MarkedSpan(str(mark.kind), mark.start, mark.end, text[mark.start : mark.end])
        for mark in fragment.marks
        if mark.kind in _SPAN_KINDS
    ]
    spans.extend(find_quotes(text))
    return tuple(sorted(spans, key=_span_place)) if len(spans) > 1 else tuple(spans)


def _span_place(span: MarkedSpan) -> tuple[int, int]:
    return span.start, -span.end


def mask_text(fragment: Fragment) -> str:
    """Return a text with code and placeholders masked."""
    code = [(mark.start, mark.end) for mark in fragment.marks if mark.kind is MarkKind.CODE]
    return mask_groups(mask_stretches(fragment.text, code))


def mask_groups(text: str) -> str:
    """Return a text with placeholders masked."""
    return mask_stretches(text, ((group.start, group.end) for group in find_groups(text)))


def mask_stretches(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return a text with stretches masked, which come in order and do not overlap."""
    pieces: list[str] = []
    last = 0
    for start, end in stretches:
        pieces += (text[last:start], MASK * (end - start))
        last = end
    return "".join(pieces) + text[last:] if pieces else text
