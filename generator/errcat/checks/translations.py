"""The translations of one language, sorted by what rules have to look at."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

from errcat.checks.english import BRACED, NOT_WORDS, EnglishUnit, has_markers
from errcat.model import Locale, Translation, TranslationState, translation_state
from errcat.texts.spacing import Style, style_of_locale

Pair: TypeAlias = tuple[EnglishUnit, Translation]
"""An English unit and its translation."""

_OTHER_MARKERS = frozenset("*[]\\")
_SPACE_BEFORE_MARK = re.compile(r" [.,:;!?)\]،؛؟۔։。、，．：；！？）」』】〉》]")


class Translations:
    """The translations of a locale; the lists are in the order of the units.

    Only translations that are shown are held against the rules on texts: a stale or fuzzy one is
    reported as such, and is looked at when a translator has mended it.
    """

    def __init__(self, locale: Locale, units: Mapping[str, EnglishUnit]) -> None:
        self.locale = locale
        self.style: Style = style_of_locale(locale.tag)
        self.shown: list[Pair] = []
        """Translations that readers see: those in the state `TRANSLATED`."""
        self.stale: list[Pair] = []
        self.fuzzy: list[Pair] = []
        self.empty: list[Pair] = []
        """Units that stand in the file without a translation."""
        self.absent: list[EnglishUnit] = []
        """Units that the file lacks."""
        self._sort(units)

    def _sort(self, units: Mapping[str, EnglishUnit]) -> None:
        found = map(self.locale.translations.get, units)
        for english, translation in zip(units.values(), found, strict=True):
            if translation is None:
                self.absent.append(english)
            elif (  # as `translation_state` says, for nearly all of them and without a call
                translation.msgstr
                and translation.msgid == english.value
                and not translation.is_fuzzy
            ):
                self.shown.append((english, translation))
            else:
                self._list_of(english, translation).append((english, translation))

    def _list_of(self, english: EnglishUnit, translation: Translation) -> list[Pair]:
        state = translation_state(english.unit, translation)
        if state is TranslationState.STALE:
            return self.stale
        return self.fuzzy if state is TranslationState.FUZZY else self.empty

    # Most translations are sound. Tests on all of them joined tell so much faster than a test on
    # each.

    @cached_property
    def joined(self) -> str:
        """The shown translations, one a line (but where one has line feeds in it)."""
        return "\n".join([translation.msgstr for _, translation in self.shown])

    @cached_property
    def folded(self) -> list[str]:
        """The shown translations, casefolded, without placeholders, code and targets."""
        lines = NOT_WORDS.sub(" ", self.joined.casefold()).split("\n")
        if len(lines) == len(self.shown):
            return lines
        texts = (translation.msgstr.casefold() for _, translation in self.shown)
        return [NOT_WORDS.sub(" ", text) for text in texts]

    @cached_property
    def _starts(self) -> list[int]:
        lengths = (len(translation.msgstr) + 1 for _, translation in self.shown)
        return list(accumulate(lengths, initial=0))

    def find_pairs(self, pattern: re.Pattern[str]) -> Iterator[Pair]:
        """Yield the pairs whose translation has a match; no match may run over a line feed."""
        position = 0
        while match := pattern.search(self.joined, position):
            index = bisect_right(self._starts, match.start()) - 1
            yield self.shown[index]
            position = self._starts[index + 1]

    @cached_property
    def irregular(self) -> list[Pair]:
        """Where white space or characters may be wrong."""
        text = self.joined
        has_breaks = text.count("\n") >= len(self.shown) > 0
        if not (has_breaks or "\n " in text or " \n" in text) and not is_irregular(
            text.replace("\n", "")
        ):
            return []
        return [pair for pair in self.shown if is_irregular(pair[1].msgstr)]

    @cached_property
    def braced(self) -> list[Pair]:
        """Where braces, or what stands between them, are not alike in both."""
        return [
            pair
            for pair in self.shown
            if (
                not _has_same_braces(pair[0].braces, pair[1].msgstr)
                if pair[0].has_braces
                else _has_braces(pair[1].msgstr)
            )
        ]

    @cached_property
    def marked(self) -> list[Pair]:
        """Prose in which markup may differ: all but equal code spans without other markup."""
        return [
            pair
            for pair in self.shown
            if pair[0].is_prose
            and (pair[0].is_marked or has_markers(pair[1].msgstr))
            and not _has_same_code(pair[0].only_code, pair[1].msgstr)
        ]


def _has_braces(text: str) -> bool:
    return "{" in text or "}" in text or "｛" in text or "｝" in text


def _has_same_braces(english: list[str], text: str) -> bool:
    """Tell, fast, whether a text has the same placeholders and no other braces."""
    braces = BRACED.findall(text)
    if len(braces) > 1:
        braces.sort()
    return braces == english and text.count("}") == len(braces)


def _has_same_code(english: list[str] | None, text: str) -> bool:
    """Tell, fast, whether a text has the same code spans and no other markup."""
    if english is None or not _OTHER_MARKERS.isdisjoint(text):
        return False
    return english == sorted(text.split("`")[1::2])


def is_irregular(text: str) -> bool:
    """Tell, fast, whether white space or invisible characters of a text need a closer look."""
    return (
        not text.isprintable()  # line feeds, controls, and any space but the ordinary one
        or "  " in text
        or text[:1] == " "
        or text[-1:] == " "
        or _SPACE_BEFORE_MARK.search(text) is not None
    )
