"""Which code an observed message text belongs to: every wording that it can be made from."""

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from errcat.matching.splitting import Sought, find_exact, find_inside, find_similar, prepare_text
from errcat.matching.wordings import Origin, Wording, collect_wordings
from errcat.model import Project

__all__ = [
    "Match",
    "Origin",
    "Precision",
    "Wording",
    "collect_wordings",
    "is_value",
    "match_message",
]


class Precision(IntEnum):
    """How well a text agrees with a wording; the smaller, the better."""

    EXACT = 0
    SIMILAR = 1
    """But for case, white space, kinds of quotation marks, or the closing full stop."""
    INSIDE = 2
    """The message stands inside a longer text, such as a line of a log."""


class Match(NamedTuple):
    """A wording that a text can be made from."""

    wording: Wording
    precision: Precision
    values: Mapping[str, str]
    """The recognized values by placeholder name; without those that cannot be told apart."""
    misfits: tuple[str, ...]
    """Names of placeholders whose values do not have the form of their type."""

    @property
    def is_guess(self) -> bool:
        """Whether the wording has no word of its own, so that almost any text agrees with it."""
        return not any(map(str.isalnum, self.wording.literal))


def match_message(project: Project, text: str) -> tuple[Match, ...]:
    """Return what a message text can be made from, the likeliest first.

    Only the best precision that anything reaches is returned; a wording without words of its own
    counts only when nothing else agrees.
    """
    wordings = collect_wordings(project)
    sought = prepare_text(text)
    guesses: list[Match] = []
    for precision in Precision:
        found = list(_match_all(project, wordings, sought, precision))
        sure = [match for match in found if not match.is_guess]
        if sure:
            return tuple(sorted(sure, key=_rank))
        if precision is Precision.EXACT:
            guesses = found
    return tuple(sorted(guesses, key=_rank))


def _rank(match: Match) -> tuple[int, int, int, int]:
    """Order matches: fitting values first, then words recognized, then the likelier origin."""
    wording = match.wording
    return (len(match.misfits), -len(wording.literal), wording.origin, len(match.values))


_FINDERS = {
    Precision.EXACT: find_exact,
    Precision.SIMILAR: find_similar,
    Precision.INSIDE: find_inside,
}


def _match_all(
    project: Project, wordings: tuple[Wording, ...], sought: Sought, precision: Precision
) -> Iterator[Match]:
    find = _FINDERS[precision]
    for wording in wordings:
        values = find(wording.template, sought)
        if values is not None:
            yield _judge(project, wording, precision, values)


def _judge(
    project: Project, wording: Wording, precision: Precision, found: Mapping[str, str]
) -> Match:
    placeholders = project.catalog.entries[wording.code].placeholders
    values = {
        name: value
        for name, value in found.items()
        if name in placeholders and not _is_label(value, name, placeholders[name].label.value)
    }
    misfits = tuple(
        name
        for name, value in values.items()
        if not is_value(project, placeholders[name].type, value)
    )
    return Match(wording, precision, values, misfits)


def _is_label(value: str, name: str, label: str) -> bool:
    """Tell whether a "value" is the placeholder itself, as pages or templates write it."""
    return value.strip("\\<>{}()[] ").casefold() in (name, label.casefold())


_LONGEST_VALUE = 2_000
"""Characters of a value that are worth comparing with a type's pattern."""


def is_value(project: Project, kind: str, text: str) -> bool:
    """Tell whether a text has the form of a type's values; very long ones are not judged."""
    if len(text) > _LONGEST_VALUE:
        return True
    return re.fullmatch(project.catalog.types[kind].pattern, text) is not None
