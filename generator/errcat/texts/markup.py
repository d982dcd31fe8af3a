"""Inline markup of prose texts: what stands marked where, and how two texts differ in it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from errcat.prose import Token, scan_markup
from errcat.texts.fault import TextFault

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for every character that is not running text; never part of a word."""

_MARKERS = frozenset("`*[{\\")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_ELEMENTS = (
    "a|abbr|address|area|article|aside|audio|b|base|bdi|bdo|blockquote|body|br|button|canvas|"
    "caption|center|cite|code|col|colgroup|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|"
    "figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|"
    "input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|meta|meter|nav|noscript|object|"
    "ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|section|"
    "select|slot|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|"
    "tfoot|th|thead|title|tr|track|u|ul|var|video|wbr"
)
"""Elements of HTML. Source: WHATWG HTML §4, and the obsolete ones that browsers still show."""
_HTML = rf"(?i:</?(?:{_ELEMENTS})(?=[\s/>])[^<>]*>)|<!--|<[!?][A-Za-z]|&#?[A-Za-z0-9]{{2,31}};"
_QUOTES = frozenset('"“”„«»‹›「『《＂')
_QUOTED = (
    r"[\"“”„«»‹›「『《＂][ \u00a0\u202f]?"
    r"([^\"“”„«»‹›「」『』《》＂\s][^\"“”„«»‹›「」『』《》＂\n]{0,200}?)"
    r"[ \u00a0\u202f]?[\"“”«»‹›」』》＂]"
)


class MarkedSpan(NamedTuple):
    """A marked stretch of a text; `text[start:end]` is its content without the markers."""

    kind: str
    """`code`, `emphasis`, `strong`, `quote` or `target` (of a link)."""
    start: int
    end: int
    text: str


def mask_markup(text: str) -> str:
    """Return a text of equal length with code, link targets, placeholders and markers masked."""
    if _MARKERS.isdisjoint(text):
        return text
    pieces: list[str] = []
    last = 0
    for token in scan_markup(text):
        pieces.append(text[last : token.start])
        pieces.append(_mask_token(token))
        last = token.end
    return "".join(pieces) + text[last:]


def mask_placeholders(text: str) -> str:
    """Return a plain text of equal length with its placeholders masked."""
    if "{" not in text:
        return text
    return _PLACEHOLDER.sub(lambda match: MASK * len(match.group()), text)


def _mask_token(token: Token) -> str:
    if token.kind == "open":
        return "["
    if token.kind == "escaped":
        return MASK * 2 if token.value in "{}" else MASK + token.value
    if token.kind == "close":
        return "]" + MASK * (token.end - token.start - 1)
    return MASK * (token.end - token.start)


def find_marked_spans(text: str) -> tuple[MarkedSpan, ...]:
    """Return code, emphasis, quotes and link targets of a prose text, by place.

    Emphasis is paired with the nearest marker of its kind, as `parse_prose` pairs it.
    """
    spans = [*_scan_spans(text), *find_quotes(text)]
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def _scan_spans(text: str) -> Iterator[MarkedSpan]:
    opened: dict[str, int] = {}
    for token in scan_markup(text):
        if token.kind == "code":
            yield MarkedSpan("code", token.start + 1, token.end - 1, token.value)
        elif token.kind == "close":
            yield MarkedSpan("target", token.start + 2, token.end - 1, token.value)
        elif token.kind == "stars":
            start = opened.pop(token.value, None)
            if start is None:
                opened[token.value] = token.end
            else:
                kind = "strong" if token.value == "**" else "emphasis"
                yield MarkedSpan(kind, start, token.start, text[start : token.start])


def find_quotes(text: str) -> Iterator[MarkedSpan]:
    """Yield what stands in quotation marks of any language, on one line each, by place."""
    if _QUOTES.isdisjoint(text):
        return
    for match in re.finditer(_QUOTED, text):
        yield MarkedSpan("quote", match.start(1), match.end(1), match[1])


class MarkupDifference(NamedTuple):
    """Marked spans that one text has and the other has not."""

    kind: str
    """As in `MarkedSpan`."""
    missing: tuple[str, ...]
    """Contents that only the English has; for emphasis, one for each span too few."""
    extra: tuple[MarkedSpan, ...]
    """Spans that only the translation has."""


def compare_markup(
    english: tuple[MarkedSpan, ...], translation: tuple[MarkedSpan, ...]
) -> Iterator[MarkupDifference]:
    """Compare code and link targets as multisets of contents, emphasis by number."""
    for kind in ("code", "target"):
        missing, extra = _compare_contents(_of_kind(english, kind), _of_kind(translation, kind))
        if missing or extra:
            yield MarkupDifference(kind, missing, extra)
    for kind in ("emphasis", "strong"):
        ours, theirs = _of_kind(english, kind), _of_kind(translation, kind)
        if len(ours) != len(theirs):
            missing = tuple(span.text for span in ours[len(theirs) :])
            yield MarkupDifference(kind, missing, theirs[len(ours) :])


def _of_kind(spans: tuple[MarkedSpan, ...], kind: str) -> tuple[MarkedSpan, ...]:
    return tuple(span for span in spans if span.kind == kind)


def _compare_contents(
    english: tuple[MarkedSpan, ...], translation: tuple[MarkedSpan, ...]
) -> tuple[tuple[str, ...], tuple[MarkedSpan, ...]]:
    wanted = Counter(span.text for span in english)
    extra: list[MarkedSpan] = []
    for span in translation:
        if wanted[span.text]:
            wanted[span.text] -= 1
        else:
            extra.append(span)
    return tuple(wanted.elements()), tuple(extra)


def find_html(text: str) -> Iterator[TextFault]:
    """Yield HTML tags, comments and character references: texts are no HTML, it shows as it is."""
    if "<" not in text and "&" not in text:
        return
    for match in re.finditer(_HTML, text):
        yield TextFault(match.start(), match.end(), f"HTML {match.group()!r} in a text")
