"""Codes and properties in running text: what stands where the English marks one."""

import re
from collections.abc import Iterator, Mapping, Sequence

from errcat.audit.facts import ProductFacts
from errcat.audit.page_text import PageText
from errcat.sources.pages_model import MarkKind, PageForm, PassageKind
from errcat.texts.literals import LiteralFault, compare_literals, find_glued
from errcat.texts.markup import MarkedSpan
from errcat.texts.sentences import find_counterpart
from errcat.texts.slugs import slug_of

_HUMP = re.compile(r"[a-z0-9][A-Z]")
"""Codes of one hump are ordinary words: `Forbidden`."""
_QUOTES = frozenset("\"'`“”„‟«»‹›‘’‚‛「」『』《》〈〉＂＇")

TextFaults = tuple[PageText, tuple[LiteralFault, ...]]


def find_literal_faults(
    texts: Sequence[PageText], facts: ProductFacts, form: PageForm
) -> Iterator[TextFaults]:
    """Yield the texts in which codes or properties do not stand as the English marks them.

    Where the English of a text is not at hand, marked spans that hold more than a code are found,
    and what the catalogue's own text of the section marks is looked for.
    """
    unpaired: list[PageText] = []
    for text in texts:
        if text.where in ("message", "table", "frontmatter"):
            continue
        if text.english is None:
            unpaired.append(text)
            continue
        spans = _strip(text.english_spans)
        if any(facts.vocabulary.is_literal(span.text) for span in spans):
            found = _compare(spans, text, facts, form)
            found = tuple(_narrow(fault, spans, text) for fault in found)
            if found:
                yield text, found
    yield from _find_without_english(unpaired, facts, form)


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


def _find_without_english(
    texts: Sequence[PageText], facts: ProductFacts, form: PageForm
) -> Iterator[TextFaults]:
    wanted = _list_wanted(texts, facts)
    known: set[tuple[int, int]] = set()
    for text in texts:
        glued = tuple(_find_in_spans(text, facts))
        if glued:
            yield text, glued
        for fault in glued:
            known.add((id(text), fault.start))
            _forget(wanted, text, fault.literal)
    for section, literals in wanted.values():
        spans = [
            (text, span)
            for text in section
            for span in text.spans
            if _is_suspect(span, facts) and (id(text), span.start) not in known
        ]
        yield from _find_replaced(spans, literals, facts, form)


def _find_in_spans(text: PageText, facts: ProductFacts) -> Iterator[LiteralFault]:
    """Yield marked spans that hold a code and more, or an altered one."""
    codes = facts.vocabulary.codes
    for span in text.spans:
        if span.text in codes.names or not span.text.isprintable():
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


Wanted = dict[str, tuple[list[PageText], list[str]]]


def _list_wanted(texts: Sequence[PageText], facts: ProductFacts) -> Wanted:
    """Return the literals that a section should mark and does not, by the section's fragment."""
    wanted: Wanted = {}
    section: list[PageText] | None = None
    literals: Mapping[str, tuple[str, ...]] = facts.literals_by_slug
    for text in texts:
        if text.kind is PassageKind.HEADING:
            slug = _find_slug(text)
            section = [] if literals.get(slug) else None
            if section is not None:
                wanted[slug] = section, list(literals[slug])
        elif section is not None:
            section.append(text)
    for slug, (found, names) in wanted.items():
        marked = {span.text.strip() for text in found for span in text.spans}
        wanted[slug] = found, [name for name in names if name not in marked]
    return wanted


def _find_slug(heading: PageText) -> str:
    """Return the fragment that links to a heading end in."""
    for mark in heading.fragment.marks:
        if mark.kind is MarkKind.ANCHOR:
            return mark.target
    return slug_of(heading.text)


def _forget(wanted: Wanted, text: PageText, literal: str) -> None:
    for section, literals in wanted.values():
        if literal in literals and text in section:
            literals.remove(literal)


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
    return len(text) <= 40 and not facts.vocabulary.is_literal(text)
