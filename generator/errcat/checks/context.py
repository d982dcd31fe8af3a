"""What rules look at: the project, with whatever several rules need worked out once."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import NamedTuple

from errcat.checks.english import EnglishUnit, Lexicon, mask_text
from errcat.checks.fault import Fault
from errcat.checks.placeholder_uses import Difference, compare_uses, find_uses
from errcat.checks.places import SourceLines
from errcat.checks.translations import Pair, Translations, is_irregular
from errcat.model import Catalog, Code, Project, TextKind
from errcat.position import Span, Text
from errcat.sources.translations import span_of
from errcat.texts.fault import TextFault
from errcat.texts.markup import MarkedSpan, find_marked_spans
from errcat.texts.spacing import Style
from errcat.texts.vocabulary import Vocabulary

ENGLISH = Style("Latn", "", "", "", True)
"""Style of the source language."""


class CheckedText(NamedTuple):
    """An English text or a translation under the rules that hold for both."""

    value: str
    kind: TextKind
    code: Code | None
    style: Style
    english: EnglishUnit | None
    """What a translation translates; `None` for an English text."""
    locate: Callable[[int, int], Span]
    """Gives the place of `value[start:end]`."""

    @property
    def masked(self) -> str:
        """The text with everything masked that is not running text."""
        return mask_text(self.value, self.kind)

    def fault(self, fault: TextFault, help_: str | None = None) -> Fault:
        """Return a fault of the text with its place."""
        start, end, message, expected = fault
        span = self.locate(start, end)
        is_exact = span.line == span.end_line and span.end_column - span.column == end - start
        found = self.value[start:end] if is_exact else None
        return Fault(span, message, found, expected, help_, self.code)


class MarkedText(NamedTuple):
    """A translation of prose with the marked spans of both sides."""

    text: CheckedText
    english: tuple[MarkedSpan, ...]
    spans: tuple[MarkedSpan, ...]


class CheckContext:
    """A project under check."""

    def __init__(self, project: Project, sources: Mapping[str, str]) -> None:
        self.project = project
        self.lexicon = Lexicon(project.catalog)
        self.lines = SourceLines(sources)

    @property
    def catalog(self) -> Catalog:
        """The catalogue."""
        return self.project.catalog

    @property
    def vocabulary(self) -> Vocabulary:
        """The declared literals of the catalogue."""
        return self.lexicon.vocabulary

    @cached_property
    def known_identifiers(self) -> frozenset[str]:
        """Identifiers besides codes in use that are right as they are: codes of old, and terms."""
        entries = self.catalog.entries.values()
        former = (name.value for entry in entries for name in entry.formerly)
        return frozenset((*self.catalog.retired, *former, *self.catalog.terms))

    @cached_property
    def units(self) -> Mapping[str, EnglishUnit]:
        """Every unit by key, in the order of the POT."""
        return {key: EnglishUnit(unit, self.lexicon) for key, unit in self.project.units.items()}

    @cached_property
    def locales(self) -> tuple[Translations, ...]:
        """The translations, by tag."""
        return tuple(Translations(file, self.units) for file in self.project.locales.values())

    @cached_property
    def english_texts(self) -> tuple[CheckedText, ...]:
        """The catalogue's own English texts: its units, and labels of placeholders."""
        own = (unit for key, unit in self.units.items() if not key.startswith("ui/"))
        texts = [self.english_text(english.unit.text, english) for english in own]
        for entry in self.catalog.entries.values():
            for placeholder in entry.placeholders.values():
                text = placeholder.label
                locate = partial(self.lines.locate, text)
                label = TextKind.LABEL
                texts.append(CheckedText(text.value, label, entry.code, ENGLISH, None, locate))
        return tuple(texts)

    def english_text(self, text: Text, english: EnglishUnit) -> CheckedText:
        """Return an English text of a unit with its place."""
        unit = english.unit
        locate = partial(self.lines.locate, text)
        return CheckedText(text.value, unit.kind, unit.code, ENGLISH, None, locate)

    def translated_text(self, pair: Pair, style: Style) -> CheckedText:
        """Return a translation with its place."""
        english, translation = pair
        locate = partial(span_of, translation)
        unit = english.unit
        return CheckedText(translation.msgstr, unit.kind, unit.code, style, english, locate)

    @cached_property
    def irregular_texts(self) -> tuple[CheckedText, ...]:
        """English texts and translations whose white space or characters need a closer look."""
        return (
            *(text for text in self.english_texts if is_irregular(text.value)),
            *(
                self.translated_text(pair, translations.style)
                for translations in self.locales
                for pair in translations.irregular
            ),
        )

    @cached_property
    def marked_texts(self) -> tuple[MarkedText, ...]:
        """Translations of prose whose markup needs a closer look."""
        return tuple(
            MarkedText(
                self.translated_text(pair, translations.style),
                pair[0].spans,
                find_marked_spans(pair[1].msgstr),
            )
            for translations in self.locales
            for pair in translations.marked
        )

    @cached_property
    def placeholder_differences(self) -> tuple[tuple[CheckedText, Difference], ...]:
        """Translations whose placeholders are not those of the English, with how they differ."""
        return tuple(
            (self.translated_text(pair, translations.style), difference)
            for translations in self.locales
            for pair in translations.braced
            if (difference := self._compare_placeholders(pair)) is not None
        )

    def _compare_placeholders(self, pair: Pair) -> Difference | None:
        english, translation = pair
        kind = english.unit.kind
        entry = self.catalog.entries.get(english.unit.code) if english.unit.code else None
        difference = compare_uses(
            english.uses,
            find_uses(translation.msgstr, kind),
            translation.msgstr,
            tuple(entry.placeholders) if entry else (),
        )
        return difference if any(difference) else None
