"""English texts as the rules need them: each fact is worked out once, for all languages."""

import re
from functools import cached_property

from errcat.checks.placeholder_uses import Use, find_uses
from errcat.model import Catalog, TextKind, Unit
from errcat.texts.endings import Ending, find_ending
from errcat.texts.markup import MarkedSpan, find_marked_spans, mask_markup, mask_placeholders
from errcat.texts.products import NameFinder, NameUse
from errcat.texts.sentences import collect_sentences
from errcat.texts.vocabulary import Vocabulary, collect_vocabulary
from errcat.units import list_placeholders

_OTHER_MARKERS = frozenset("*[]\\")


BRACED = re.compile(r"\{[^{}]*\}?")
"""What a brace begins, up to its partner."""
NOT_WORDS = re.compile(r"\{[^{}\n]*\}|`[^`\n]*`|\]\([^()\s]*\)")
"""What is no running text, on one line."""
_WORD = re.compile(r"[^\W_]+")
_END_OF_SENTENCE = re.compile(r"[.!?](?:\W|$)|\n")


class Lexicon:
    """What the catalogue declares, in the forms that texts are searched with."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Codes, properties, phrases, names and terms."""
        return collect_vocabulary(self._catalog)

    @cached_property
    def names(self) -> NameFinder:
        """Finds the names of products in English texts."""
        return NameFinder(self._catalog)


class EnglishUnit:
    """A unit with what its translations are held against."""

    def __init__(self, unit: Unit, lexicon: Lexicon) -> None:
        self.unit = unit
        self.value = unit.text.value
        self.last = self.value[-1:]
        """The last character."""
        self.has_braces = "{" in self.value or "}" in self.value
        self.is_prose = unit.kind is TextKind.PROSE
        self.is_marked = self.is_prose and has_markers(self.value)
        self.is_label = unit.kind is TextKind.LABEL
        self._lexicon = lexicon

    @cached_property
    def only_code(self) -> list[str] | None:
        """The code spans of the text, sorted; `None` if it has other markup, or quotes."""
        is_simple = _OTHER_MARKERS.isdisjoint(self.value) and self.value.count("`") % 2 == 0
        if not is_simple or any(span.kind == "quote" for span in self.spans):
            return None
        return sorted(span.text for span in self.spans)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The placeholders that the text refers to, in order, repeated ones included."""
        return list_placeholders(self.value, self.unit.kind)

    @cached_property
    def braces(self) -> list[str]:
        """What begins with a brace, up to its partner, sorted: for a fast comparison."""
        return sorted(BRACED.findall(self.value))

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Everything in the text that has braces."""
        return find_uses(self.value, self.unit.kind) if self.has_braces else ()

    @cached_property
    def masked(self) -> str:
        """The text with everything masked that is not running text."""
        return mask_text(self.value, self.unit.kind)

    @cached_property
    def spans(self) -> tuple[MarkedSpan, ...]:
        """Code, emphasis, quotes and link targets."""
        return find_marked_spans(self.value) if self.is_prose else ()

    @cached_property
    def ending(self) -> Ending:
        """The mark that closes the text."""
        return find_ending(self.value)

    @cached_property
    def product_names(self) -> tuple[NameUse, ...]:
        """Names of products, written out."""
        names = self._lexicon.names
        return tuple(names.find(self.masked)) if names.likely.search(self.value) else ()

    @cached_property
    def sentences(self) -> frozenset[tuple[str, ...]]:
        """Normal forms of the sentences that a translation cannot leave as they are."""
        return collect_sentences((self.masked,), self._lexicon.vocabulary)

    @cached_property
    def _word_lists(self) -> list[list[str]]:
        """The casefolded words of each piece between sentence marks: roughly its sentences."""
        text = NOT_WORDS.sub(" ", self.value.casefold())
        return [_WORD.findall(piece) for piece in _END_OF_SENTENCE.split(text)]

    @cached_property
    def probes(self) -> tuple[tuple[str, ...], ...]:
        """The casefolded words of each sentence of two or more, the most telling first.

        A translation that lacks a word of each has no sentence of the English: a fast test.
        """
        known = self._lexicon.vocabulary.words
        return tuple(
            (max([word for word in words if word not in known] or words, key=len), *words)
            for words in self._word_lists
            if len(words) > 1
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The casefolded words of three or more letters that are no declared literals."""
        known = self._lexicon.vocabulary.words
        return frozenset(
            word
            for words in self._word_lists
            for word in words
            if len(word) > 2 and word not in known
        )


def has_markers(text: str) -> bool:
    """Tell whether a text has a character without which there is no markup but placeholders."""
    return "`" in text or "*" in text or "[" in text or "]" in text or "\\" in text


def mask_text(text: str, kind: TextKind) -> str:
    """Return a text of equal length with everything masked that is not running text."""
    return mask_markup(text) if kind is TextKind.PROSE else mask_placeholders(text)
