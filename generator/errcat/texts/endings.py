"""End punctuation: which mark closes a text, and which one a translation should end in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from errcat.texts.fault import TextFault
from errcat.texts.spacing import Style

_CLOSERS = " \u00a0\u202f*_)]}\"'”’»«“」』）】›"


class EndKind(StrEnum):
    """What the last mark of a text says."""

    NONE = "none"
    STOP = "stop"
    QUESTION = "question"
    COLON = "colon"
    COMMA = "comma"


_MARKS_BY_KIND = {
    EndKind.STOP: ".!…。．｡！।॥۔։።။།។៕᠃᱾",
    EndKind.QUESTION: "?？؟\u037e፧՞",
    EndKind.COLON: ":：፦៖",
    EndKind.COMMA: ",;，；、،؛、､፣፤",
}
_KIND_BY_MARK = {mark: kind for kind, marks in _MARKS_BY_KIND.items() for mark in marks}


class Ending(NamedTuple):
    """The end of a text; its mark is `text[start:start + len(mark)]`."""

    kind: EndKind
    mark: str
    """`""` where no mark closes it."""
    start: int
    last: str
    """The last character before quotes, brackets and markup: the mark, where there is one."""


def find_ending(text: str) -> Ending:
    """Return the mark that closes a prose text, whatever quotes, brackets or stars follow it."""
    body = text.rstrip(_CLOSERS)
    if body != text and "](" in text:
        body = _cut_link(text)
    if not body:
        return Ending(EndKind.NONE, "", len(text), "")
    last = body[-1]
    kind = _KIND_BY_MARK.get(last)
    if kind is None:
        return Ending(EndKind.NONE, "", len(body), last)
    return Ending(kind, last, len(body) - 1, last)


def _cut_link(text: str) -> str:
    """Strip what closes a text, the target of a link at its end included."""
    body = text.rstrip(" *_")
    start = body.rfind("](")
    if body.endswith(")") and not any(mark in body[start + 2 : -1] for mark in " ()"):
        return body[:start].rstrip(_CLOSERS)
    return text.rstrip(_CLOSERS)


Habits = Mapping[EndKind, str]
"""The mark that a locale's texts end in, by what it says; a kind without a clear habit is out."""


def learn_habits(pairs: Iterable[tuple[Ending, Ending, int]]) -> Habits:
    """Learn from endings of English texts and their translations which marks a locale uses.

    Each pair comes with the number of texts that end so.

    A mark is a habit if at least three texts, and more than half of those with an end of that
    kind, have it.
    """
    counts: dict[EndKind, Counter[str]] = {kind: Counter() for kind in EndKind}
    for english, translation, number in pairs:
        if english.kind is translation.kind:
            counts[english.kind][translation.mark] += number
    habits: dict[EndKind, str] = {}
    for kind, marks in counts.items():
        for mark, number in marks.most_common(1):
            if number >= 3 and number * 2 > marks.total() and kind is not EndKind.NONE:
                habits[kind] = mark
    return habits


def compare_endings(
    english: Ending, translation: Ending, habits: Habits, style: Style
) -> TextFault | None:
    """Return what is wrong with the end of a translation, or `None`."""
    found = _describe(translation.mark)
    if english.kind is not translation.kind:
        if _is_excused(english.kind, translation, style):
            return None
        message = f"{found}; the English {_describe(english.mark)}"
        return _replace_mark(translation, habits.get(english.kind, english.mark), message)
    habit = habits.get(english.kind)
    if habit is None or habit == translation.mark or _is_same_width(habit, translation.mark):
        return None
    message = f"{found}; the locale's other texts end in {habit!r}"
    return _replace_mark(translation, habit, message)


def _describe(mark: str) -> str:
    return f"ends in {mark!r}" if mark else "ends without a mark"


def _replace_mark(ending: Ending, mark: str, message: str) -> TextFault:
    """Point at the mark, or where there is none at the character before the place for it."""
    if ending.mark or not ending.last:
        return TextFault(ending.start, ending.start + len(ending.mark), message, mark)
    return TextFault(ending.start - 1, ending.start, message, ending.last + mark)


def _is_excused(english: EndKind, translation: Ending, style: Style) -> bool:
    """Tell whether a script ends such a sentence otherwise than English does.

    Thai and Lao end sentences without a mark; Greek asks with a semicolon; Armenian asks within
    the sentence, and ends it in what looks like a colon.
    """
    if not style.has_stops and translation.kind is EndKind.NONE:
        return english in (EndKind.STOP, EndKind.QUESTION)
    if style.script == "Grek":
        return english is EndKind.QUESTION and translation.mark == ";"
    return (
        style.script == "Armn"
        and english in (EndKind.STOP, EndKind.QUESTION)
        and (translation.kind is EndKind.STOP or translation.mark == ":")
    )


def _is_same_width(habit: str, mark: str) -> bool:
    """`!` beside `.` is a choice of words; `.` beside `。` is not."""
    return habit.isascii() == mark.isascii()
