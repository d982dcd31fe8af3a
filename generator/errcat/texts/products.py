"""Names of products in running text: today's, official ones of a language, and earlier ones."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from errcat.model import Catalog, LocaleTag, Product, ProductId


class NameUse(NamedTuple):
    """A product's name in a text: `text[start:end]`."""

    start: int
    end: int
    form: str
    products: tuple[ProductId, ...]
    """Products that the form names."""
    is_current: bool
    """Whether the form is in use today, at least for one product; an earlier name otherwise."""


def list_names(product: Product, locale: LocaleTag | None = None) -> tuple[str, ...]:
    """Return every form of a product's name that counts today, longest first.

    Args:
        product: The product.
        locale: Adds the official forms of that language.
    """
    localized = product.localized_names.get(locale, ()) if locale else ()
    names = {product.name.value, *product.short_names, *localized}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


class NameFinder:
    """Finds product names of a catalogue in texts of one language, the longest at each place."""

    def __init__(self, catalog: Catalog, locale: LocaleTag | None = None) -> None:
        self._current: dict[str, tuple[ProductId, ...]] = {}
        self._earlier: dict[str, tuple[ProductId, ...]] = {}
        for product in catalog.products.values():
            for name in list_names(product, locale):
                self._current[name] = (*self._current.get(name, ()), product.id)
            for earlier in product.earlier_names:
                known = self._earlier.get(earlier.value, ())
                self._earlier[earlier.value] = (*known, product.id)
        names = {*self._current, *self._earlier} - {""}  # which stands in for one that is missing
        forms = sorted(names, key=lambda name: (-len(name), name))
        pattern = "|".join(map(re.escape, forms)) or r"(?!)"
        self.likely = re.compile(pattern)
        """Finds every name, and also names inside of words: a fast test."""
        self._pattern = rf"(?<![0-9A-Za-z])(?:{pattern})(?![0-9A-Za-z])"

    def find(self, text: str) -> Iterator[NameUse]:
        """Yield the names in a text, by place."""
        for match in re.finditer(self._pattern, text):
            form = match.group()
            current = self._current.get(form)
            products = current or self._earlier[form]
            yield NameUse(match.start(), match.end(), form, products, current is not None)
