"""Placeholders of published texts: where they stand, and how they differ from the declared ones."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from errcat.placeholders import Delimiters

_GROUP = re.compile(
    r"(?P<brace>[{｛](?P<in_brace>[^{}｛｝]*)[}｝])"
    r"|(?P<angle>[<＜〈](?P<in_angle>[^<>＜＞〈〉]*)[>＞〉])"
)
_PARENTHESES = re.compile(r"[(（\[［【](?P<inner>[^()（）\[\]［］【】]+)[)）\]］】]")
_BRACKETS = frozenset("{}｛｝<>＜＞〈〉《》()（）[]［］【】〔〕「」『』«»‹›")
_OPENING = frozenset("{｛<＜〈《")
_CLOSING = frozenset("}｝>＞〉》")
_MARKERS = frozenset("{<｛＜〈")
_PADDING = " \t\u00a0\u202f\u3000\\"
"""What may stand between a name and its brackets, or before them, by mistake."""


class Group(NamedTuple):
    """A text between brackets: `text[start:end]`, brackets included."""

    start: int
    end: int
    inner: str

    def delimiters(self, text: str) -> Delimiters:
        """Return the brackets; empty ones where there are none."""
        inner = text.find(self.inner, self.start)
        return Delimiters(text[self.start : inner], text[inner + len(self.inner) : self.end])


def find_groups(text: str) -> Iterator[Group]:
    """Yield what stands in braces or angle brackets of any width, in linear time."""
    if _MARKERS.isdisjoint(text):
        return
    for match in _GROUP.finditer(text):
        inner = match["in_brace"] if match["brace"] else match["in_angle"]
        yield Group(match.start(), match.end(), inner)


def list_settings(text: str) -> list[tuple[bool, bool, bool]]:
    """Return where each placeholder stands: at the start, behind a colon, at the end."""
    return [
        (
            not any(map(str.isalnum, text[: group.start])),
            text[: group.start].rstrip().endswith((":", "：")),
            not any(map(str.isalnum, text[group.end :])),
        )
        for group in find_groups(text)
    ]


class PlaceholderFault(NamedTuple):
    """A placeholder that differs from the declared ones.

    Kinds: `translated` (the name differs), `missing`, and `extra`.
    """

    kind: str
    group: Group | None
    """`None` where it is missing."""
    label: str
    """What should stand there; empty for an extra one."""


class Comparison(NamedTuple):
    """The placeholders of a text, held against the declared ones."""

    right: tuple[Group, ...]
    """Those with a declared name, whatever their brackets."""
    faults: tuple[PlaceholderFault, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """How little the text fits: faults, and of equally many, those that are no translation."""
        return len(self.faults), sum(fault.kind != "translated" for fault in self.faults)


def compare_placeholders(
    text: str, labels: Sequence[str], literals: Collection[str], known: Collection[str]
) -> Comparison:
    """Hold the placeholders of a text against the declared ones, as multisets.

    Args:
        text: What readers see.
        labels: The declared names, in the order of the English text.
        literals: Bracketed texts that belong to the message's words.
        known: Every declared name of the catalogue: one of another message is no translation.
    """
    remaining = Counter(labels)
    right: list[Group] = []
    others: list[Group] = []
    for group in find_groups(text):
        name = group.inner.strip(_PADDING)
        if remaining[name] > 0:
            remaining[name] -= 1
            right.append(_widen(text, group._replace(inner=name)))
        elif text[group.start : group.end] not in literals:
            others.append(group)
    if +remaining:
        for group in _find_bare(text, remaining, right):
            remaining[group.inner] -= 1
            right.append(group)
            others = [one for one in others if not _overlap(one, group)]
    missing = [label for label in labels if _take(remaining, label)]
    if len(missing) > len(others):
        others += _find_parentheses(text, len(missing) - len(others))
    right.sort()
    return Comparison(tuple(right), tuple(_pair_up(others, missing, known)))


def _take(counter: Counter[str], label: str) -> bool:
    if counter[label] <= 0:
        return False
    counter[label] -= 1
    return True


def _overlap(one: Group, other: Group) -> bool:
    return one.start < other.end and other.start < one.end


def _widen(text: str, group: Group) -> Group:
    """Take in doubled brackets around a group, and a shown backslash before it."""
    start, end = group.start, group.end
    while text[start - 1 : start] and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    slash = start - 1 - (text[start - 1 : start] == " ")
    if slash >= 0 and text[slash] == "\\":
        start = slash
    return group._replace(start=start, end=end)


def _find_bare(text: str, remaining: Counter[str], right: Sequence[Group]) -> Iterator[Group]:
    """Yield declared names that lost brackets, or stand in others, or in reversed ones."""
    for label in list(+remaining):
        at = text.find(label)
        while at >= 0 and any(group.start <= at < group.end for group in right):
            at = text.find(label, at + 1)
        if at < 0:
            continue
        end = at + len(label)
        group = _find_brackets(text, Group(at, end, label))
        if group is not None:
            yield group
        elif _is_whole(text, at, end):
            yield _widen(text, Group(at, end, label))


def find_bracketed(text: str, labels: Collection[str]) -> Iterator[Group]:
    """Yield the first place of each name in brackets of any kind, parentheses included."""
    for label in labels:
        at = text.find(label)
        group = _find_brackets(text, Group(at, at + len(label), label)) if at >= 0 else None
        if group is not None:
            yield group


def _find_brackets(text: str, name: Group) -> Group | None:
    """Return a name with the brackets on both of its sides; `None` without any."""
    start, end = name.start, name.end
    while {text[start - 1 : start], text[end : end + 1]} <= _BRACKETS:
        start, end = start - 1, end + 1
    return name._replace(start=start, end=end) if start < name.start else None


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _find_parentheses(text: str, number: int) -> list[Group]:
    """Return as many texts in parentheses, the last ones, as may be placeholders."""
    groups = [
        Group(match.start(), match.end(), match["inner"]) for match in _PARENTHESES.finditer(text)
    ]
    return groups[-number:]


def _pair_up(
    others: Sequence[Group], missing: Sequence[str], known: Collection[str]
) -> Iterator[PlaceholderFault]:
    """Take unknown names for translations of the missing ones, in order."""
    labels = list(missing)
    for group in others:
        if labels and group.inner not in known:
            yield PlaceholderFault("translated", group, labels.pop(0))
        else:
            yield PlaceholderFault("extra", group, "")
    for label in labels:
        yield PlaceholderFault("missing", None, label)
