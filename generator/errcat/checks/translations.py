"""The translations of one language, sorted by what rules have to look at."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

from errcat.checks.english import BRACED, EnglishUnit, has_markers
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
        """Translations that readers see."""
        self.stale: list[Pair] = []
        self.fuzzy: list[Pair] = []
        self.empty: list[Pair] = []
        """Units that stand in the file without a translation."""
        self.absent: list[EnglishUnit] = []
        """Units that the file lacks."""
        self._sort(units)

    def _sort(self, units: Mapping[str, EnglishUnit]) -> None:
        translations = self.locale.translations
        add_shown = self.shown.append
        others = {
            TranslationState.STALE: self.stale,
            TranslationState.FUZZY: self.fuzzy,
            TranslationState.MISSING: self.empty,
        }
        for key, english in units.items():
            translation = translations.get(key)
            if translation is None:
                self.absent.append(english)
                continue
            _, msgid, msgstr, is_fuzzy, *_ = translation
            if msgstr and msgid == english.value and not is_fuzzy:  # nearly all, so no call
                add_shown((english, translation))
            else:
                state = translation_state(english.unit, translation)
                others[state].append((english, translation))

    @cached_property
    def braced(self) -> list[Pair]:
        """Where braces, or what stands between them, are not alike in both."""
        return [
            pair
            for pair in self.shown
            if (not _has_same_braces(*pair) if pair[0].has_braces else _has_braces(pair[1].msgstr))
        ]

    @cached_property
    def marked(self) -> list[Pair]:
        """Prose in which markup may differ: all but equal code spans without other markup."""
        return [
            pair
            for pair in self.shown
            if pair[0].is_prose
            and (pair[0].is_marked or has_markers(pair[1].msgstr))
            and not _has_same_code(*pair)
        ]

    @cached_property
    def irregular(self) -> list[Pair]:
        """Where white space or characters may be wrong."""
        return [pair for pair in self.shown if is_irregular(pair[1].msgstr)]


def _has_braces(text: str) -> bool:
    return "{" in text or "}" in text or "｛" in text or "｝" in text


def _has_same_braces(english: EnglishUnit, translation: Translation) -> bool:
    """Tell, fast, whether both sides have the same placeholders and no other braces."""
    text = translation.msgstr
    braces = BRACED.findall(text)
    if len(braces) > 1:
        braces.sort()
    return braces == english.braces and text.count("}") == len(braces)


def _has_same_code(english: EnglishUnit, translation: Translation) -> bool:
    """Tell, fast, whether both sides have the same code spans and no other markup."""
    code = english.only_code
    if code is None or not _OTHER_MARKERS.isdisjoint(translation.msgstr):
        return False
    return code == sorted(translation.msgstr.split("`")[1::2])


def is_irregular(text: str) -> bool:
    """Tell, fast, whether white space or invisible characters of a text need a closer look."""
    return (
        not text.isprintable()  # line feeds, controls, and any space but the ordinary one
        or "  " in text
        or text[:1] == " "
        or text[-1:] == " "
        or _SPACE_BEFORE_MARK.search(text) is not None
    )
