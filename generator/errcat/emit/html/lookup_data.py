"""The data of the lookup, one file a language: codes to search, and wordings to match.

`assets/match.js` matches texts with the same steps as `errcat.runtime.matching`, whose wordings
these are, in the same order: those of the source language first, then those of the page's language.
"""

from collections.abc import Iterable, Iterator
from typing import get_args

from errcat.emit.html.code_pages import find_kind
from errcat.emit.html.script import write_script
from errcat.emit.html.site import LocaleSite
from errcat.emit.python_texts import parameter_type
from errcat.emit.wordings import collect_locale_wordings
from errcat.locales import text_direction
from errcat.model import ErrorEntry, Json
from errcat.prose import plain_text
from errcat.runtime.matching import Kind
from errcat.units import note_key

KINDS: tuple[str, ...] = get_args(Kind)
"""Kinds of wordings, as the data numbers them."""


def write_lookup_data(locale: LocaleSite) -> str:
    """Write the script with the data of a language."""
    return write_script("errcatData", _LookupData(locale).build())


class _LookupData:
    """Builds the data of a language; codes, products and languages are numbered."""

    def __init__(self, locale: LocaleSite) -> None:
        self._locale = locale
        self._catalog = locale.site.catalog
        source = locale.site.source
        self._tags = tuple(dict.fromkeys((source, locale.tag)))
        self._codes = _number(self._catalog.entries)
        self._products = _number(self._catalog.products)

    def build(self) -> dict[str, Json]:
        """Build the data."""
        catalog = self._catalog
        return {
            "locales": list(self._tags),
            "isRightToLeft": [text_direction(tag) == "rtl" for tag in self._tags],
            "codePath": list(catalog.response.code),
            "messagePath": list(catalog.response.message),
            "products": list(self._products),
            "statuses": {
                str(number): [status.phrase.value, find_kind(number)]
                for number, status in catalog.statuses.items()
            },
            "kinds": list(KINDS),
            "codes": [self._build_code(entry) for entry in catalog.entries.values()],
            "wordings": list(self._list_wordings()),
            "aliases": self._list_aliases(),
            "retired": {code: retired.replacement for code, retired in catalog.retired.items()},
        }

    def _build_code(self, entry: ErrorEntry) -> Json:
        """Build `[code, status, labels, numbers, text]`; the text is for finding words."""
        labels: dict[str, Json] = {
            name: holder.label.value for name, holder in entry.placeholders.items()
        }
        numbers: list[Json] = [
            name
            for name in sorted(entry.placeholders)
            if parameter_type(self._catalog, entry, name) == "int"
        ]
        return [str(entry.code), entry.status, labels, numbers, " ".join(self._list_texts(entry))]

    def _list_texts(self, entry: ErrorEntry) -> Iterator[str]:
        """Yield the texts around the message, without markup."""
        notes = {note_key(entry, product) for product in entry.availability}
        for key in (*sorted(filter(None, notes)), f"{entry.code}/cause"):
            yield plain_text(self._locale.parsed.prose(key).nodes)

    def _list_wordings(self) -> Iterator[Json]:
        """Yield `[code, locale, kind, products, parts]`, in the order of the index."""
        for number, tag in enumerate(self._tags):
            for wording in collect_locale_wordings(self._locale.site.project, tag):
                products: list[Json] = [self._products[name] for name in wording.products]
                kind = KINDS.index(wording.kind)
                parts: list[Json] = list(wording.parts)
                yield [self._codes[wording.code], number, kind, products, parts]

    def _list_aliases(self) -> dict[str, Json]:
        """Return today's codes by the names that they had before."""
        return {
            former.value: str(entry.code)
            for entry in self._catalog.entries.values()
            for former in entry.formerly
        }


def _number(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}
