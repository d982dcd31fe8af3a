"""What stays as it is in every language: codes, properties, phrases, product names, terms."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from errcat.model import Catalog
from errcat.nearest import NameIndex

_WORD = re.compile(r"[^\W_]+")


class Vocabulary(NamedTuple):
    """The declared literals of a catalogue, in the forms that texts are searched with."""

    codes: NameIndex
    """Canonical codes of entries."""
    properties: frozenset[str]
    """JSON property names of the error response."""
    words: frozenset[str]
    """Every word of every declared literal, casefolded."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """Literals other than codes as casefolded words, by first word, longest first."""
    code_words: frozenset[str]
    """Codes, casefolded."""

    def is_literal(self, text: str) -> bool:
        """Tell whether a whole span is a code or a property name."""
        return text in self.codes.names or text in self.properties

    def strip_literals(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the casefolded words that belong to no declared literal, in order."""
        rest: list[str] = []
        index = 0
        while index < len(words):
            length = self._literal_length(words, index)
            if not length:
                rest.append(words[index])
            index += length or 1
        return tuple(rest)

    def _literal_length(self, words: Sequence[str], index: int) -> int:
        for phrase in self.phrases.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                return len(phrase)
        return int(words[index] in self.code_words)


def split_words(text: str) -> tuple[str, ...]:
    """Return the casefolded words of a text: letters and digits, with a letter among them."""
    return tuple(word for word in _WORD.findall(text.casefold()) if not word.isnumeric())


def collect_vocabulary(catalog: Catalog) -> Vocabulary:
    """Gather the declared literals of a catalogue."""
    literals = sorted({split_words(literal) for literal in _list_literals(catalog)} - {()})
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(literals, key=len, reverse=True):
        phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
    code_words = frozenset(map(str.casefold, catalog.entries))
    return Vocabulary(
        codes=NameIndex(catalog.entries),
        properties=frozenset(catalog.response.property_names),
        words=code_words.union(*literals),
        phrases=phrases,
        code_words=code_words,
    )


def _list_literals(catalog: Catalog) -> Iterator[str]:
    for status in catalog.statuses.values():
        yield status.phrase.value
        yield status.label.value
    for product in catalog.products.values():
        yield product.name.value
        yield from product.short_names
        yield from (name.value for name in product.earlier_names)
        for names in product.localized_names.values():
            yield from names
    yield from catalog.response.property_names
    yield from catalog.terms
