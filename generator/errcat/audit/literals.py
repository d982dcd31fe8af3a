"""Codes and properties in running text: what stands where the English marks one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from errcat.audit.facts import ProductFacts
from errcat.audit.page_text import PageText
from errcat.audit.tables import read_status
from errcat.sources.pages_model import MarkKind, PageForm, PassageKind
from errcat.texts.literals import LiteralFault, compare_literals, find_glued
from errcat.texts.markup import MarkedSpan
from errcat.texts.sentences import find_counterpart
from errcat.texts.slugs import slug_of

_HUMP = re.compile(r"[a-z0-9][A-Z]")
"""Codes of one hump are ordinary words: `Forbidden`."""
_QUOTES = frozenset("\"'`“”„‟«»‹›‘’‚‛「」『』《》〈〉＂＇")

_SHORT = 2
"""Texts up to which a section is recognized by the one before it."""

TextFaults = tuple[PageText, tuple[LiteralFault, ...]]


def find_literal_faults(
    texts: Sequence[PageText], facts: ProductFacts, form: PageForm
) -> Iterator[TextFaults]:
    """Yield the texts in which codes or properties do not stand as the English marks them.

    Where the English of a text marks none or is not at hand, marked spans that hold more than a
    code are found, and what the catalogue's own text of the section marks is looked for.
    """
    shown = [text for text in texts if text.where not in ("message", "table", "frontmatter")]
    others: list[PageText] = []
    found: dict[int, tuple[LiteralFault, ...]] = {}
    for text in shown:
        spans = _strip(text.english_spans)
        if any(facts.vocabulary.is_literal(span.text) for span in spans):
            faults = _compare(spans, text, facts, form)
            found[id(text)] = tuple(_narrow(fault, spans, text) for fault in faults)
        else:
            others.append(text)
            found[id(text)] = tuple(_find_in_spans(text, facts))
    yield from ((text, found[id(text)]) for text in shown if found[id(text)])
    free = {id(text) for text in others}
    for section in _list_wanting(shown, found, facts):
        spans_by_text = [
            (text, span)
            for text in section.texts
            for span in (text.spans if id(text) in free else ())
            if _is_suspect(span, facts) and not _is_told(span, found[id(text)])
        ]
        wanted = [name for name in section.literals if name not in section.marked]
        yield from _find_replaced(spans_by_text, wanted, facts, form)


def _is_told(span: MarkedSpan, faults: Sequence[LiteralFault]) -> bool:
    return any(fault.start == span.start for fault in faults)


def _strip(spans: Sequence[MarkedSpan]) -> tuple[MarkedSpan, ...]:
    return tuple(span._replace(text=span.text.strip()) for span in spans)


def _compare(
    english: Sequence[MarkedSpan], text: PageText, facts: ProductFacts, form: PageForm
) -> tuple[LiteralFault, ...]:
    faults = compare_literals(english, _strip(text.spans), text.text, facts.vocabulary)
    return tuple(fault for fault in faults if not _is_excused(fault, text, form))


def _narrow(fault: LiteralFault, english: Sequence[MarkedSpan], text: PageText) -> LiteralFault:
    """Place a fault of the whole text on the sentence that should have the literal."""
    if fault.kind != "missing" or text.english is None:
        return fault
    at = next(span.start for span in english if span.text == fault.literal)
    start, end = find_counterpart(text.english.text, at, text.text)
    return fault._replace(start=start, end=end)


def _is_excused(fault: LiteralFault, text: PageText, form: PageForm) -> bool:
    """Text from a browser has no markup; and any kind of quotation marks will do."""
    if fault.kind != "unmarked":
        return False
    around = text.text[fault.start - 1 : fault.start], text.text[fault.end : fault.end + 1]
    return form is PageForm.BROWSER or all(mark and mark in _QUOTES for mark in around)


def _find_in_spans(text: PageText, facts: ProductFacts) -> Iterator[LiteralFault]:
    """Yield marked spans that hold a code and more, or an altered one, and are no status."""
    codes = facts.vocabulary.codes
    for span in text.spans:
        is_right = span.text in codes.names or _is_status(span.text, facts)
        if is_right or not span.text.isprintable():
            continue
        code = find_glued(span.text, codes.names)
        kind = "glued"
        if code is None and len(span.text) < 80:
            code, kind = codes.find_altered(span.text), "altered"
        if code is not None and _HUMP.search(code) and _is_short(span.text, code):
            yield LiteralFault(kind, code, span.start, span.end)


def _is_short(span: str, code: str) -> bool:
    """Tell whether a span is a code with a suffix or a word or two, rather than a sentence."""
    return len(span) <= len(code) + 24


@dataclass(slots=True)
class _Section:
    """A section of the page, and what the catalogue's section that it seems to be marks."""

    slug: str
    """The fragment of its heading, until it is recognized; then the catalogue's."""
    texts: list[PageText]
    marked: set[str]
    """What it marks, and the literals of the faults in it."""
    literals: tuple[str, ...] = ()


def _list_wanting(
    texts: Sequence[PageText], found: Mapping[int, Sequence[LiteralFault]], facts: ProductFacts
) -> list[_Section]:
    """Return the sections that the catalogue has, too, with literals in them."""
    sections: list[_Section] = []
    for text in texts:
        if text.kind is PassageKind.HEADING:
            sections.append(_Section(_find_slug(text), [], set()))
        elif sections:
            sections[-1].texts.append(text)
            sections[-1].marked.update(span.text.strip() for span in text.spans)
            sections[-1].marked.update(fault.literal for fault in found[id(text)])
    _recognize_sections(sections, facts.literals_by_slug)
    return [section for section in sections if section.literals]


def _recognize_sections(
    sections: Sequence[_Section], literals_by_slug: Mapping[str, tuple[str, ...]]
) -> None:
    """Find out which of the catalogue's sections those of a page are.

    By the fragment; else by what a section marks; else a short one by following such a one.
    """
    open_slugs = dict(literals_by_slug)
    for section in sections:
        section.literals = open_slugs.pop(section.slug, ())
    unknown = [section for section in sections if section.slug not in literals_by_slug]
    for section in unknown:
        slugs = (slug for slug, names in open_slugs.items() if not section.marked.isdisjoint(names))
        _assign(section, next(slugs, None), open_slugs)
    everything = {name for section in sections for name in section.marked}
    followers = dict(pairwise(literals_by_slug))
    for before, section in pairwise(sections):
        slug = followers.get(before.slug) if before.literals else None
        if not section.literals and len(section.texts) <= _SHORT:
            is_open = slug in open_slugs and everything.isdisjoint(open_slugs[slug])
            _assign(section, slug if is_open else None, open_slugs)


def _assign(section: _Section, slug: str | None, open_slugs: dict[str, tuple[str, ...]]) -> None:
    if slug is not None:
        section.slug, section.literals = slug, open_slugs.pop(slug)


def _find_slug(heading: PageText) -> str:
    """Return the fragment that links to a heading end in."""
    for mark in heading.fragment.marks:
        if mark.kind is MarkKind.ANCHOR:
            return mark.target
    return slug_of(heading.text)


def _find_replaced(
    spans: Sequence[tuple[PageText, MarkedSpan]],
    literals: Sequence[str],
    facts: ProductFacts,
    form: PageForm,
) -> Iterator[TextFaults]:
    """Yield what stands in place of literals, if a section has as many suspicious spans."""
    if not literals or len(spans) != len(literals) or len({id(text) for text, _ in spans}) > 1:
        return
    text = spans[0][0]
    english = [MarkedSpan("code", 0, len(literal), literal) for literal in literals]
    suspects = tuple(span for _, span in spans)
    faults = compare_literals(english, suspects, text.text, facts.vocabulary)
    found = tuple(f for f in faults if f.kind != "missing" and not _is_excused(f, text, form))
    if found:
        yield text, found


def _is_suspect(span: MarkedSpan, facts: ProductFacts) -> bool:
    text = span.text.strip()
    is_right = facts.vocabulary.is_literal(text) or _is_status(text, facts)
    return len(text) <= 40 and not is_right


def _is_status(text: str, facts: ProductFacts) -> bool:
    return read_status(text).phrase in facts.status_phrases
