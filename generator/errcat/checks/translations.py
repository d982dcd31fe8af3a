"""The translations of one language, sorted by what rules have to look at."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import TypeAlias

from errcat.checks.english import BRACED, EnglishUnit, has_markers
from errcat.model import Locale, Translation, TranslationState, translation_state
from errcat.nearest import NameIndex
from errcat.texts.spacing import Style, style_of_locale

Pair: TypeAlias = tuple[EnglishUnit, Translation]
"""An English unit and its translation."""

_OTHER_MARKERS = frozenset("*[]\\")
_MARKER = re.compile(r"[`*\[\]\\]")
_SPACE_BEFORE_MARK = re.compile(r" [.,:;!?)\]،؛؟۔։。、，．：；！？）」』】〉》]")


class Translations:
    """The translations of a locale; the lists are in the order of the units.

    Only translations that are shown are held against the rules on texts: a stale or fuzzy one is
    reported as such, and is looked at when a translator has mended it.
    """

    def __init__(self, locale: Locale, units: Mapping[str, EnglishUnit]) -> None:
        self.locale = locale
        self._units = units
        self.style: Style = style_of_locale(locale.tag)
        self.shown: list[Pair] = []
        """Translations that readers see: those in the state `TRANSLATED`."""
        self.texts: list[str] = []
        """Their texts, in the same order."""
        self.stale: list[Pair] = []
        self.fuzzy: list[Pair] = []
        self.empty: list[Pair] = []
        """Units that stand in the file without a translation."""
        self.absent: list[EnglishUnit] = []
        """Units that the file lacks."""
        found = list(map(locale.translations.get, units))
        if not self._take_all(units, found):
            self._sort(units, found)

    def _take_all(
        self, units: Mapping[str, EnglishUnit], found: Sequence[Translation | None]
    ) -> bool:
        """Take a file in which every unit is translated at once; tell whether it is one."""
        present = [translation for translation in found if translation is not None]
        if len(present) < len(found) or any(map(attrgetter("is_fuzzy"), present)):
            return False
        texts = list(map(attrgetter("msgstr"), present))
        values = [english.value for english in units.values()]
        if not all(texts) or values != list(map(attrgetter("msgid"), present)):
            return False
        self.shown = list(zip(units.values(), present, strict=True))
        self.texts = texts
        return True

    def _sort(self, units: Mapping[str, EnglishUnit], found: Sequence[Translation | None]) -> None:
        lists = {
            TranslationState.TRANSLATED: self.shown,
            TranslationState.STALE: self.stale,
            TranslationState.FUZZY: self.fuzzy,
            TranslationState.MISSING: self.empty,
        }
        for english, translation in zip(units.values(), found, strict=True):
            if translation is None:
                self.absent.append(english)
            else:
                state = translation_state(english.unit, translation)
                lists[state].append((english, translation))
        self.texts = [translation.msgstr for _, translation in self.shown]

    # Most translations are sound. Tests on all of them joined tell so much faster than a test on
    # each.

    @cached_property
    def joined(self) -> str:
        """The shown translations, one a line (but where one has line feeds in it)."""
        return "\n".join(self.texts)

    @cached_property
    def folded(self) -> list[str]:
        """The shown translations, casefolded."""
        lines = self.joined.casefold().split("\n")
        return lines if len(lines) == len(self.texts) else [text.casefold() for text in self.texts]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate([len(text) + 1 for text in self.texts], initial=0))

    def find_pairs(self, pattern: re.Pattern[str]) -> Iterator[Pair]:
        """Yield the pairs whose translation has a match; no match may run over a line feed."""
        return map(self.shown.__getitem__, self._find_indexes(pattern))

    def _find_indexes(self, pattern: re.Pattern[str]) -> Iterator[int]:
        match = pattern.search(self.joined)
        while match:
            index = bisect_right(self._starts, match.start()) - 1
            yield index
            match = pattern.search(self.joined, self._starts[index + 1])

    @property
    def is_sound(self) -> bool:
        """Whether the file has a header and could be read to its end, so that units can be counted.

        Of others, other findings tell what is to be mended first.
        """
        return self.locale.is_whole and bool(self.locale.header)

    @cached_property
    def strangers(self) -> Mapping[str, str | None]:
        """Keys of the file that no text has, sorted, with those that are meant, so far as known.

        That is the key of today of a renamed entry, or the nearest that the file lacks.
        """
        others = (self.stale, self.fuzzy, self.empty)
        if len(self.locale.translations) == len(self.shown) + sum(map(len, others)):
            return {}
        renamed = {
            former: key
            for key, english in self._units.items()
            for former in english.unit.former_keys
        }
        absent = NameIndex(english.unit.key for english in self.absent)
        strangers = sorted(self.locale.translations.keys() - self._units.keys())
        return {key: renamed.get(key) or absent.find_nearest(key) for key in strangers}

    @cached_property
    def misnamed(self) -> frozenset[str]:
        """Keys of units that the file seems to have under other keys, but not under their own."""
        return frozenset(filter(None, self.strangers.values())) - self.locale.translations.keys()

    @cached_property
    def irregular(self) -> list[Pair]:
        """Where white space or characters may be wrong."""
        text = self.joined
        has_breaks = text.count("\n") >= len(self.shown) > 0
        if not (has_breaks or "\n " in text or " \n" in text) and not is_irregular(
            text.replace("\n", "")
        ):
            return []
        pairs = zip(self.shown, self.texts, strict=True)
        return [pair for pair, text in pairs if is_irregular(text)]

    @cached_property
    def braced(self) -> list[Pair]:
        """Where braces, or what stands between them, are not alike in both."""
        return [
            pair
            for pair, text in zip(self.shown, self.texts, strict=True)
            if (not _has_same_braces(pair[0], text) if pair[0].has_braces else _has_braces(text))
        ]

    @cached_property
    def with_markers(self) -> list[int]:
        """Indexes of the shown translations that have a character of markup."""
        return list(self._find_indexes(_MARKER)) if has_markers(self.joined) else []

    @cached_property
    def marked(self) -> list[Pair]:
        """Prose in which markup may differ: all but equal code spans without other markup."""
        suspects = frozenset(self.with_markers)
        return [
            pair
            for index, pair in enumerate(self.shown)
            if (pair[0].is_marked or (index in suspects and pair[0].is_prose))
            and not _has_same_code(pair[0].only_code, self.texts[index])
        ]


def _has_braces(text: str) -> bool:
    return "{" in text or "}" in text or "｛" in text or "｝" in text


def _has_same_braces(english: EnglishUnit, text: str) -> bool:
    """Tell, fast, whether a text has the same placeholders and no other braces.

    In prose with code or escapes, braces can be literal: it always needs a closer look.
    """
    braces = BRACED.findall(text)
    if len(braces) > 1:
        braces.sort()
    return (
        braces == english.braces
        and text.count("}") == len(braces)
        and not (english.is_prose and (english.is_marked or has_markers(text)))
        and not ("｛" in text or "｝" in text)
    )


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
