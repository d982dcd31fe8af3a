"""The rule on markup: emphasis, code, breaks, tables and alerts."""

import re
from collections.abc import Iterator, Sequence

from errcat.audit.page_text import Fault, PageText
from errcat.audit.subject import Subject
from errcat.sources.pages_model import Fragment, PageForm, Passage, PassageKind, Table
from errcat.texts.literals import LiteralFault
from errcat.texts.markup import MarkedSpan, compare_markup
from errcat.texts.sentences import Sentence, split_sentences

_ALERTS = frozenset(("[!note]", "[!tip]", "[!important]", "[!caution]", "[!warning]"))
_STRAY = re.compile(r"\*\*|\][ \u00a0]?[(（][^\s()（）]{2,200}[)）]|^\[\s?!")


def check_markup(subject: Subject) -> Iterator[Fault]:
    """Emphasis, code, a link or an alert is broken, was lost, or moved onto other words.

    Each span that the English marks is marked in the translation, and no other.

    Bad:
        The name is target *here*.
        ** NotFound ** means ...
        > [!WICHTIG]
    Good:
        The name is *target* here.
        **NotFound** means ...
        > [!IMPORTANT]

    To mend it, mark the words that the English marks, without spaces inside the markers.
    """
    yield from _check_alerts(subject)
    yield from _check_lost_alerts(subject)
    yield from _check_tables(subject)
    is_plain = subject.page.form is PageForm.BROWSER
    literal_texts = {id(text): faults for text, faults in subject.literal_faults}
    for text in subject.texts:
        faults = literal_texts.get(id(text), ())
        moved = list(_find_moved(subject, text, faults))
        yield from moved
        stray = [] if moved else list(_find_stray(subject, text))
        yield from stray
        if not stray and not subject.is_marked_english(text) and not is_plain:
            yield from _compare_breaks(subject, text)
            if not faults and text.english is not None and _is_likely(subject, text, text.english):
                yield from _compare_spans(text, text.english)


def _find_moved(
    subject: Subject, text: PageText, faults: tuple[LiteralFault, ...]
) -> Iterator[Fault]:
    for fault in faults:
        is_property = fault.literal in subject.facts.vocabulary.properties
        if fault.kind == "unmarked":
            message = f"{fault.literal!r} has lost its markup"
            yield text.fault(fault.start, fault.end, message)
        elif fault.kind == "glued" and is_property:
            start, end = text.fragment.locate_outer(fault.start, fault.end)
            message = f"the markup of {fault.literal!r} runs on over other words"
            yield Fault(start, end, text.where, message, fault.literal)


def _find_stray(subject: Subject, text: PageText) -> Iterator[Fault]:
    """Yield markers that readers see, because they mark nothing."""
    if subject.page.form is PageForm.BROWSER:
        return
    for match in _STRAY.finditer(text.text):
        start, end = text.fragment.locate(*match.span())
        is_written = subject.page.source[start:end] == match.group()  # not escaped, not code
        is_english = text.english is not None and match.group() in text.english.text
        if is_written and not is_english and text.masked[match.start()] == match.group()[0]:
            yield text.fault(*match.span(), "markup that marks nothing, so readers see it")


def _is_likely(subject: Subject, text: PageText, english: Fragment) -> bool:
    """Tell whether a text translates its English, rather than names what that does not."""
    vocabulary = subject.facts.vocabulary
    literals = (span.text for span in text.spans if vocabulary.is_literal(span.text))
    return all(literal in english.text for literal in literals)


def _compare_spans(text: PageText, english: Fragment) -> Iterator[Fault]:
    if not text.fragment.marks and not english.marks:
        return
    if text.where == "message" and text.text.count("\n") != english.text.count("\n"):
        return  # another edition's way to put the note
    ours, theirs = map(_without_quotes, (text.english_spans, text.spans))
    changed = list(_find_changed(ours, theirs))
    for wanted, span in changed:
        message = f"{span.kind}, where the English has {wanted.kind}"
        yield text.fault(span.start, span.end, message)
    known = {id(span) for pair in changed for span in pair}
    ours = tuple(span for span in ours if id(span) not in known)
    theirs = tuple(span for span in theirs if id(span) not in known)
    for difference in compare_markup(ours, theirs):
        for span in difference.extra:
            yield text.fault(span.start, span.end, f"{difference.kind} that the English has not")
        excess = len(difference.missing) - len(difference.extra)
        if excess > 0:
            lost = ", ".join(repr(one) for one in difference.missing[:excess])
            message = f"{difference.kind} of the English is lost: {lost}"
            yield text.fault(0, len(text.text), message)


def _find_changed(
    english: Sequence[MarkedSpan], translation: Sequence[MarkedSpan]
) -> Iterator[tuple[MarkedSpan, MarkedSpan]]:
    """Yield spans with the same content and markup of another kind."""
    kept = {(span.kind, span.text) for span in english}
    own = {(span.kind, span.text) for span in translation}
    lost = {span.text: span for span in english if (span.kind, span.text) not in own}
    for span in translation:
        if (span.kind, span.text) not in kept and span.text in lost:
            yield lost.pop(span.text), span


def _compare_breaks(subject: Subject, text: PageText) -> Iterator[Fault]:
    """Report a line break too few, unless all messages are set without, as in other editions."""
    if text.origin is None or text.text.count("\n") >= text.origin.text.count("\n"):
        return
    if text.where != "message" or subject.has_breaks:
        place = _find_lost_break(text.origin.text, text.text)
        yield text.fault(*place, "a line break of the English is lost")


def _find_lost_break(english: str, text: str) -> tuple[int, int]:
    """Return the sentence that had a line break before it; else the whole text."""
    theirs, ours = split_sentences(english), split_sentences(text)
    if len(theirs) == len(ours):
        own = zip(ours, _count_breaks(english, theirs), _count_breaks(text, ours), strict=True)
        for sentence, wanted, found in own:
            if found < wanted:
                return sentence.start, sentence.end
    return 0, len(text)


def _count_breaks(text: str, sentences: Sequence[Sentence]) -> Iterator[int]:
    """Yield how many line breaks stand before each sentence."""
    last = 0
    for sentence in sentences:
        yield text.count("\n", last, sentence.start)
        last = sentence.end


def _without_quotes(spans: tuple[MarkedSpan, ...]) -> tuple[MarkedSpan, ...]:
    return tuple(span._replace(text=span.text.strip()) for span in spans if span.kind != "quote")


def _check_tables(subject: Subject) -> Iterator[Fault]:
    """Report rows that are no table for the Markdown parser, or have cells that it drops."""
    if subject.page.form is PageForm.BROWSER:
        return
    for block in subject.page.blocks:
        if isinstance(block, Table) and not block.header and not block.is_html:
            message = "rows without the header of a table, or cut off from it by a blank line"
            yield Fault(block.start, block.end, "table", message)
    for row in subject.rows:
        if row.surplus is not None:
            columns = len(subject.table.table.header)
            message = f"the row has {row.surplus.cells} cells, where the table has {columns}"
            advice = r"what is behind the last column is not shown; within a cell, write `\|`"
            place = row.surplus.start, row.surplus.end
            yield Fault(*place, "table", message, code=row.code, help=advice)


def _check_alerts(subject: Subject) -> Iterator[Fault]:
    for block in subject.page.blocks:
        if not isinstance(block, Passage) or block.kind is not PassageKind.ALERT:
            continue
        if block.text.text.casefold() not in _ALERTS:
            place = block.text.start, block.text.end
            advice = "the markers are the same in every language: [!NOTE], [!IMPORTANT] ..."
            yield Fault(*place, "prose", "no marker of an alert", help=advice)


def _check_lost_alerts(subject: Subject) -> Iterator[Fault]:
    if subject.page.form is PageForm.BROWSER:
        return
    for passage in subject.lost_alerts:
        message = "the English has a marker of an alert before this, as `[!NOTE]`"
        yield Fault(passage.text.start, passage.text.end, "prose", message)
