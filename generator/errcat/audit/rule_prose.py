"""Rules on running text: codes, property names, and markup."""

import re
from collections.abc import Iterator

from errcat.audit.page_text import Edit, Fault, PageText, find_spans
from errcat.audit.subject import Subject
from errcat.model import Code
from errcat.sources.pages_model import Fragment, PageForm, Passage, PassageKind, Table
from errcat.texts.literals import LiteralFault, find_altered_codes
from errcat.texts.markup import MarkedSpan, compare_markup

_ALERTS = frozenset(("[!note]", "[!tip]", "[!important]", "[!caution]", "[!warning]"))
_STRAY = re.compile(r"\*\*|\][ \u00a0]?[(（][^\s()（）]{2,200}[)）]|^\[\s?!")
_ADVICE = {
    "glued": "the span holds more than the code {0}",
    "altered": "the code {0} is altered",
    "translated": "the code {0} was translated",
    "missing": "the code {0}, which the English names here, is missing",
}


def check_code_in_prose(subject: Subject) -> Iterator[Fault]:
    """A code in running text is altered, translated, or glued to a word inside its emphasis.

    What the English marks as a code (emphasised, quoted, or as code) stands as a whole span in the
    translation, too. An ordinary word that looks like a code is left alone.

    Bad:
        Bei einem **NotFound-Fehler** ...
    Good:
        Bei einem **NotFound**-Fehler ...

    `--fix` writes the code where it was altered by no more than two letters.
    """
    codes = subject.facts.vocabulary.codes.names
    reported: set[tuple[int, int]] = set()
    for text, faults in subject.literal_faults:
        for fault in faults:
            if fault.literal in codes and fault.kind != "unmarked":
                found = _literal_fault(subject, text, fault)
                reported.add((found.start, found.end))
                yield found
    for found in _find_misspelled(subject):
        if not any(start <= found.start and found.end <= end for start, end in reported):
            yield found


def _literal_fault(subject: Subject, text: PageText, fault: LiteralFault) -> Fault:
    message = _ADVICE[fault.kind].format(fault.literal)
    found = text.fault(fault.start, fault.end, message, fault.literal)
    edit = None
    if fault.kind == "altered":
        edit = Edit(found.start, found.end, fault.literal)
    elif fault.kind == "glued":
        edit = _unglue(subject.page.source, text, fault)
    start, end = _outer_place(text.fragment, fault)
    code = Code(fault.literal)
    return found._replace(start=start, end=end, code=code, edit=edit)


def _unglue(source: str, text: PageText, fault: LiteralFault) -> Edit | None:
    """Let the markup end where the code ends: `**Code-fel**` becomes `**Code**-fel`."""
    start, end = text.fragment.locate(fault.start, fault.end)
    outer_start, outer_end = _outer_place(text.fragment, fault)
    marker = source[outer_start:start]
    code_end = start + len(fault.literal)
    is_plain = source[start:code_end] == fault.literal and source[end:outer_end] == marker
    if not is_plain or not marker or marker.strip("*`"):
        return None
    return Edit(code_end, outer_end, marker + source[code_end:end])


def _outer_place(fragment: Fragment, fault: LiteralFault) -> tuple[int, int]:
    """Return the place of a span in the file, with its markers."""
    for mark in fragment.marks:
        if mark.start == fault.start and mark.end == fault.end:
            return mark.outer_start, mark.outer_end
    return fragment.locate(fault.start, fault.end)


def _find_misspelled(subject: Subject) -> Iterator[Fault]:
    """Yield identifiers anywhere in the texts that are nearly a code."""
    vocabulary = subject.facts.vocabulary
    known = vocabulary.properties
    if not any(find_altered_codes(subject.page.source, vocabulary.codes, known)):
        return
    for text in subject.texts:
        for use in find_altered_codes(text.masked, vocabulary.codes, known):
            found = text.fault(use.start, use.end, f"no code, but nearly {use.literal}")
            edit = Edit(found.start, found.end, use.literal)
            yield found._replace(expected=use.literal, code=Code(use.literal), edit=edit)


def check_property_translated(subject: Subject) -> Iterator[Fault]:
    """The name of a JSON property, which the English quotes, was translated or altered.

    Programs read the property by this name, in every language.

    Bad:
        Der Name der Eigenschaft ist *Ziel*.
    Good:
        Der Name der Eigenschaft ist *target*.

    `--fix` writes the name.
    """
    properties = subject.facts.vocabulary.properties
    for text, faults in subject.literal_faults:
        for fault in faults:
            if fault.literal not in properties or fault.kind in ("unmarked", "glued"):
                continue
            message = f"the property name {fault.literal!r} was translated"
            found = text.fault(fault.start, fault.end, message, fault.literal)
            if fault.kind == "missing":
                message = f"the property name {fault.literal!r}, quoted in English, is missing"
                yield found._replace(message=message)
                continue
            edit = Edit(found.start, found.end, fault.literal)
            start, end = _outer_place(text.fragment, fault)
            yield found._replace(start=start, end=end, edit=edit)


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
    yield from _check_tables(subject)
    literal_texts = {id(text): faults for text, faults in subject.literal_faults}
    for text in subject.texts:
        faults = literal_texts.get(id(text), ())
        moved = list(_find_moved(subject, text, faults))
        yield from moved
        stray = [] if moved else list(_find_stray(subject, text))
        yield from stray
        if faults or stray or text.english is None or subject.is_marked_english(text):
            continue
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
            start, end = _outer_place(text.fragment, fault)
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


def _compare_spans(text: PageText, english: Fragment) -> Iterator[Fault]:
    if not text.fragment.marks and not english.marks:
        return
    if text.where == "message" and text.text.count("\n") != english.text.count("\n"):
        return  # another edition's way to put the note
    ours, theirs = map(_without_quotes, (find_spans(english), text.spans))
    for difference in compare_markup(ours, theirs):
        for span in difference.extra:
            yield text.fault(span.start, span.end, f"{difference.kind} that the English has not")
        excess = len(difference.missing) - len(difference.extra)
        if excess > 0:
            lost = ", ".join(repr(one) for one in difference.missing[:excess])
            message = f"{difference.kind} of the English is lost: {lost}"
            yield text.fault(0, len(text.text), message)


def _without_quotes(spans: tuple[MarkedSpan, ...]) -> tuple[MarkedSpan, ...]:
    return tuple(span._replace(text=span.text.strip()) for span in spans if span.kind != "quote")


def _check_tables(subject: Subject) -> Iterator[Fault]:
    """Report rows that are no table for the Markdown parser, so that readers see pipes."""
    if subject.page.form is PageForm.BROWSER:
        return
    for block in subject.page.blocks:
        if isinstance(block, Table) and not block.header:
            message = "rows without the header of a table, or cut off from it by a blank line"
            yield Fault(block.start, block.end, "table", message)


def _check_alerts(subject: Subject) -> Iterator[Fault]:
    for block in subject.page.blocks:
        if not isinstance(block, Passage) or block.kind is not PassageKind.ALERT:
            continue
        if block.text.text.casefold() not in _ALERTS:
            place = block.text.start, block.text.end
            advice = "the markers are the same in every language: [!NOTE], [!IMPORTANT] ..."
            yield Fault(*place, "prose", "no marker of an alert", help=advice)
