"""From an observed text back to the wording it was written from, without trying every wording.

A wording is a tuple of literals and placeholder names by turns, starting and ending with a
literal: `("Resource ", "resource", " wasn't found.")`. The first literal is its *head*, the last
one its *tail*, those between are its *middles*. An index answers which wordings a text can have
been written from. All of it is plain data and string search, so that another language can do the
same; the steps, which such a twin follows to the letter:

1. A wording without placeholders matches the text that equals it.
2. Any other wording is a candidate when the text starts with its head, ends with its tail, and is
   at least as long as both together. Candidates are found without looking at every wording: in a
   dictionary by head, asked once per length that a head with the text's first character has, then
   in a dictionary by tail, asked once per length that a tail beneath this head has. (Where many
   wordings share head and tail, only those are tried whose rarest word is in the text. A trial is
   linear in the length of the text; only a text made of many such words takes many trials.)
3. What stands between head and tail is divided at the middles, from left to right, each at the
   first place it is found. What stands between them are the values; a value may be empty.
4. A number is written `-?[0-9]{1,32}`. Where a placeholder holds a number, it and the literals on
   both sides are found together, as one unit (also with the placeholders behind them, as long as
   they hold numbers, too): the first place where the unit as a whole fits. A unit with the head
   fits at the start only, one with the tail at the end only.
5. In a locale that runs from right to left, one U+2068 before a value together with one U+2069
   behind it is no part of the value.
6. A placeholder that stands twice needs the same value twice.
7. The matches are sorted: most literal characters first (Unicode code points of all literals
   together); where these are equal, in the order in which the index was given the wordings.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from .texts import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE, Library

Kind: TypeAlias = Literal["published", "seen", "earlier"]
"""Today's template, a message of real responses, or a template that was published earlier."""

FurtherWording: TypeAlias = tuple[str, Kind, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""A wording in the source language that is not today's: code, kind, products, parts, numbers."""


class Wording(NamedTuple):
    """A text that messages are written with."""

    code: str
    products: tuple[str, ...]
    """Products that use this wording."""
    locale: str
    kind: Kind
    parts: tuple[str, ...]
    numbers: frozenset[str]
    """Names of the placeholders that hold numbers."""
    is_right_to_left: bool

    @property
    def is_guess(self) -> bool:
        """Whether it has no word of its own, so that it fits nearly any text."""
        return not any(map(str.isalpha, "".join(self.parts[::2])))


_FEW = 8
"""Patterns that are tried one after the other sooner than told apart."""


class Candidate(NamedTuple):
    """A wording that a text can have been written from, and the values by placeholder name."""

    rank: int
    """Place of the wording among all, the most specific one being 0."""
    wording: Wording
    values: Mapping[str, str | int]


def list_wordings(
    library: Library,
    locale: str,
    products_by_code: Mapping[str, tuple[str, ...]],
    further: Iterable[FurtherWording],
) -> Iterator[Wording]:
    """Yield the wordings of a locale: the published ones by code in the given order, then further.

    Products that share a wording come with it together; what is not translated is not listed. The
    further wordings belong to the source locale.
    """
    texts, is_right_to_left = library.load(locale)
    for code, products in products_by_code.items():
        products_by_parts: dict[tuple[str, ...], list[str]] = {}
        for product in products:
            key = library.message_key(code, product)
            if key in texts:
                products_by_parts.setdefault(texts[key], []).append(product)
        numbers = library.numbers(code)
        for parts, same in products_by_parts.items():
            users = tuple(same)
            yield Wording(code, users, locale, "published", parts, numbers, is_right_to_left)
    if locale == library.source_locale:
        for code, kind, users, parts, names in further:
            yield Wording(code, users, locale, kind, parts, frozenset(names), is_right_to_left)


class Index:
    """Wordings, ready to be found by texts written from them."""

    __slots__ = ("_exact", "_heads", "_lengths", "_usual_lengths")

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._exact: dict[str, list[Candidate]] = {}
        self._heads: dict[str, _Tails] = {}
        ranked = sorted(wordings, key=lambda wording: -sum(map(len, wording.parts[::2])))
        for rank, wording in enumerate(ranked):
            head, tail = wording.parts[0], wording.parts[-1]
            if len(wording.parts) == 1:
                self._exact.setdefault(head, []).append(Candidate(rank, wording, {}))
            else:
                self._heads.setdefault(head, _Tails()).add(tail, _Pattern(rank, wording))
        lengths: dict[str, set[int]] = {}
        for head in self._heads:
            lengths.setdefault(head[:1], set()).add(len(head))
        empty = lengths.get("", set())
        self._usual_lengths = tuple(empty)
        self._lengths = {first: tuple(sorted(own | empty)) for first, own in lengths.items()}

    def match(self, text: str) -> list[Candidate]:
        """Return what the text can have been written from, the most specific wording first."""
        found = list(self._exact.get(text, ()))
        words: frozenset[str] | None = None
        for bucket, start, end in self._find_buckets(text):
            if words is None and len(bucket.patterns) > _FEW:
                words = frozenset(text.split(" "))
            for pattern in bucket.select(words):
                candidate = pattern.match(text, start, end)
                if candidate is not None:
                    found.append(candidate)
        found.sort()
        return found

    def _find_buckets(self, text: str) -> "list[tuple[_Bucket, int, int]]":
        """Return the buckets whose head and tail the text has, with the places between these."""
        found: list[tuple[_Bucket, int, int]] = []
        size = len(text)
        for start in self._lengths.get(text[:1], self._usual_lengths):
            tails = self._heads.get(text[:start]) if start <= size else None
            if tails is None:
                continue
            for length in tails.lengths:
                end = size - length
                bucket = tails.buckets.get(text[end:]) if end >= start else None
                if bucket is not None:
                    found.append((bucket, start, end))
        return found


class _Tails:
    """The wordings that share a head, by tail."""

    __slots__ = ("buckets", "lengths")

    def __init__(self) -> None:
        self.buckets: dict[str, _Bucket] = {}
        self.lengths: tuple[int, ...] = ()

    def add(self, tail: str, pattern: "_Pattern") -> None:
        self.buckets.setdefault(tail, _Bucket()).patterns.append(pattern)
        if len(tail) not in self.lengths:
            self.lengths = (*self.lengths, len(tail))


class _Bucket:
    """The patterns that share head and tail; many of them are told apart by words in between."""

    __slots__ = ("_by_word", "patterns")

    def __init__(self) -> None:
        self.patterns: list[_Pattern] = []
        self._by_word: dict[str, list[_Pattern]] | None = None

    def select(self, words: frozenset[str] | None) -> "list[_Pattern]":
        """Return the patterns that can match a text with these words; all of a small bucket."""
        if words is None or len(self.patterns) <= _FEW:
            return self.patterns
        by_word = self._by_word
        if by_word is None:
            by_word = self._by_word = self._sort_by_word()
        found = by_word.keys() & words
        found.add("")
        return [pattern for word in found for pattern in by_word[word]]

    def _sort_by_word(self) -> "dict[str, list[_Pattern]]":
        """Return the patterns by their rarest word; those without any by an empty one."""
        uses: dict[str, int] = {}
        for pattern in self.patterns:
            for word in pattern.words:
                uses[word] = uses.get(word, 0) + 1
        by_word: dict[str, list[_Pattern]] = {"": []}
        for pattern in self.patterns:
            rarest = min(pattern.words, key=uses.__getitem__, default="")
            by_word.setdefault(rarest, []).append(pattern)
        return by_word


class _Pattern:
    """A wording with placeholders."""

    __slots__ = ("_has_numbers", "_is_plain", "_middles", "_names", "_rank", "_units", "_wording")

    def __init__(self, rank: int, wording: Wording) -> None:
        self._rank = rank
        self._wording = wording
        self._names = wording.parts[1::2]
        self._middles = wording.parts[2:-1:2]
        self._units: tuple[re.Pattern[str], ...] = ()
        self._has_numbers = not wording.numbers.isdisjoint(self._names)
        are_unique = len({*self._names}) == len(self._names)
        self._is_plain = are_unique and not self._has_numbers and not wording.is_right_to_left

    @property
    def words(self) -> list[str]:
        """What stands between two spaces of a middle, and so in every text of the wording."""
        return [word for middle in self._middles for word in middle.split(" ")[1:-1] if word]

    def match(self, text: str, start: int, end: int) -> Candidate | None:
        """Match a text that has the wording's head before `start` and its tail from `end` on."""
        found = self._find_units(text) if self._has_numbers else self._divide(text, start, end)
        if found is None:
            return None
        if self._is_plain:
            plain = dict(zip(self._names, found, strict=True))
            return Candidate(self._rank, self._wording, plain)
        values: dict[str, str | int] = {}
        for name, value in zip(self._names, found, strict=True):
            read = self._read(name, value)
            if values.setdefault(name, read) != read:
                return None
        return Candidate(self._rank, self._wording, values)

    def _divide(self, text: str, start: int, end: int) -> list[str] | None:
        values: list[str] = []
        for middle in self._middles:
            place = text.find(middle, start, end)
            if place < 0:
                return None
            values.append(text[start:place])
            start = place + len(middle)
        values.append(text[start:end])
        return values

    def _find_units(self, text: str) -> list[str] | None:
        if not self._units:
            self._units = tuple(_compile_units(self._wording))
        values: list[str] = []
        start = 0
        for number, unit in enumerate(self._units):
            found = unit.search(text, start) if number else unit.match(text)
            if found is None:
                return None
            if number:
                values.append(text[start : found.start()])
            values += found.groups()
            start = found.end()
        return values

    def _read(self, name: str, value: str) -> str | int:
        if self._wording.is_right_to_left and _is_isolated(value):
            value = value[1:-1]
        return int(value) if name in self._wording.numbers else value


def _compile_units(wording: Wording) -> Iterator[re.Pattern[str]]:
    """Yield a pattern for each stretch of literals and numbers between placeholders of text."""
    number = "-?[0-9]{1,32}"
    if wording.is_right_to_left:
        number = f"{FIRST_STRONG_ISOLATE}{number}{POP_DIRECTIONAL_ISOLATE}|{number}"
    unit = ""
    for place, part in enumerate(wording.parts):
        if place % 2 == 0:
            unit += re.escape(part)
        elif part in wording.numbers:
            unit += f"({number})"
        else:
            yield re.compile(unit)
            unit = ""
    yield re.compile(rf"{unit}\Z")


def _is_isolated(value: str) -> bool:
    return value[:1] == FIRST_STRONG_ISOLATE and value[-1:] == POP_DIRECTIONAL_ISOLATE
