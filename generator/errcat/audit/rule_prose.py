"""Rules on running text: codes, property names, and markup."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from errcat.audit.page_text import Fault, PageText
from errcat.audit.subject import Subject
from errcat.model import Code
from errcat.sources.edits import Edit
from errcat.texts.literals import LiteralFault, LiteralUse, find_altered_codes, find_split_codes
from errcat.texts.vocabulary import Vocabulary

_ADVICE = {
    "glued": "the span holds more than the code {0}",
    "altered": "the code {0} is altered",
    "translated": "the code {0} was translated",
    "missing": "the code {0}, which the English names here, is missing",
}


def check_code_in_prose(subject: Subject) -> Iterator[Fault]:
    """A code in running text is altered, split, translated, or glued to a word in its emphasis.

    What the English marks as a code (emphasised, quoted, or as code) stands as a whole span in the
    translation, too. An ordinary word that looks like a code is left alone.

    Bad:
        Bei einem **NotFound-Fehler** ...
    Good:
        Bei einem **NotFound**-Fehler ...

    `--fix` writes the code where it was altered by no more than two letters, and lets its markup
    end where it ends; an ending of the language stays.
    """
    codes = subject.facts.vocabulary.codes.names
    reported: set[tuple[int, int]] = set()
    for text, faults in subject.literal_faults:
        for fault in faults:
            if fault.literal in codes and fault.kind != "unmarked":
                found = _literal_fault(subject, text, fault)
                reported.add((found.start, found.end))
                yield found
    starts, ends = _bound_stretches(reported)
    for found in _find_misspelled(subject):
        before = bisect_right(starts, found.start)
        if not before or found.end > ends[before - 1]:
            yield found


def _bound_stretches(stretches: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return where stretches start, in order, and how far they and those before them reach."""
    ordered = sorted(stretches)
    return [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))


def _literal_fault(subject: Subject, text: PageText, fault: LiteralFault) -> Fault:
    message = _ADVICE[fault.kind].format(fault.literal)
    found = text.fault(fault.start, fault.end, message, fault.literal)
    edit = None
    written = text.text[fault.start : fault.end]
    if fault.kind == "altered" and not _has_ending(written, fault.literal):
        edit = Edit(found.start, found.end, fault.literal)
    elif fault.kind in ("altered", "glued"):
        edit = _unglue(subject.page.source, text, fault)
    start, end = text.fragment.locate_outer(fault.start, fault.end)
    code = Code(fault.literal)
    return found._replace(start=start, end=end, code=code, edit=edit)


def _has_ending(written: str, code: str) -> bool:
    """Tell whether a code is whole and an ending follows, rather than its last letter again."""
    return written.startswith(code) and not set(written[len(code) :]) <= {code[-1]}


def _unglue(source: str, text: PageText, fault: LiteralFault) -> Edit | None:
    """Let the markup end where the code ends: `**Code-fel**` becomes `**Code**-fel`."""
    start, end = text.fragment.locate(fault.start, fault.end)
    outer_start, outer_end = text.fragment.locate_outer(fault.start, fault.end)
    marker = source[outer_start:start]
    code_end = start + len(fault.literal)
    is_plain = source[start:code_end] == fault.literal and source[end:outer_end] == marker
    if not is_plain or not marker or marker.strip("*`"):
        return None
    return Edit(code_end, outer_end, marker + source[code_end:end])


def _find_misspelled(subject: Subject) -> Iterator[Fault]:
    """Yield identifiers anywhere in the texts that are nearly a code, or a code in pieces."""
    vocabulary = subject.facts.vocabulary
    everything = "\n".join([text.masked for text in subject.texts])
    if not any(_find_uses(everything, vocabulary)):
        return
    for text in subject.texts:
        for use in _find_uses(text.masked, vocabulary):
            if any(s.start == use.start and s.text == use.literal for s in text.spans):
                continue  # the ending stands behind the markup
            found = text.fault(use.start, use.end, f"no code, but nearly {use.literal}")
            written = text.text[use.start : use.end]
            is_plain = subject.page.source[found.start : found.end] == written
            edit = Edit(found.start, found.end, use.literal) if is_plain else None
            if _has_ending(written, use.literal):
                edit = None
            yield found._replace(expected=use.literal, code=Code(use.literal), edit=edit)


def _find_uses(text: str, vocabulary: Vocabulary) -> Iterator[LiteralUse]:
    split = tuple(find_split_codes(text, vocabulary.codes.names))
    yield from split
    for use in find_altered_codes(text, vocabulary.codes, vocabulary.properties):
        if not any(other.start < use.end and use.start < other.end for other in split):
            yield use


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
            start, end = text.fragment.locate_outer(fault.start, fault.end)
            yield found._replace(start=start, end=end, edit=edit)
