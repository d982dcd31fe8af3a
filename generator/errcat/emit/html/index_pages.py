"""The pages that lead to codes: the start page with the lookup, and the index by status."""

import json
from math import sqrt
from typing import NamedTuple

from markupsafe import Markup

from errcat.emit.html.code_pages import find_kind
from errcat.emit.html.inline import name_placeholders
from errcat.emit.html.places import INDEX, STATUSES, code_path, product_path
from errcat.emit.html.site import LocaleSite, PageHead
from errcat.emit.responses import example_message, example_response
from errcat.model import Catalog, ErrorEntry, Product, Status
from errcat.prose import plain_text
from errcat.units import message_key, note_key

_SHADES = 4
"""Shades of the matrix, besides that of no codes."""


class CodeRow(NamedTuple):
    """A code in the index."""

    code: str
    href: str
    text: Markup | None
    """Its message, else its note."""
    products: tuple[Product, ...]
    retry: str


class StatusGroup(NamedTuple):
    """The codes of a status."""

    status: Status
    kind: str
    rows: tuple[CodeRow, ...]


class Cell(NamedTuple):
    """How many codes a product has of a status."""

    codes: int
    shade: int
    """From 0, none, to the most of all."""
    href: str


class MatrixRow(NamedTuple):
    """A status in the matrix."""

    status: Status
    href: str
    cells: tuple[Cell, ...]


class IndexPages:
    """Renders the start page and the index in one language."""

    def __init__(self, locale: LocaleSite) -> None:
        self._locale = locale
        self._catalog: Catalog = locale.site.catalog

    def render_start(self) -> str:
        """Render the start page."""
        locale, catalog = self._locale, self._catalog
        place = locale.place()
        around = locale.around(place)
        lead = locale.texts.prose("catalog/description", {}, around)
        head = PageHead(
            place,
            locale.name,
            plain_text(locale.parsed.prose("catalog/description").nodes),
            (
                f"{locale.tag}/lookup-data.js",
                "assets/match.js",
                "assets/read.js",
                "assets/search.js",
                "assets/lookup.js",
            ),
        )
        context = {
            "lead": lead,
            "examples": list_examples(catalog),
            "products": [
                (product, f"{around.home}{product_path(product.id)}/{INDEX}", len(entries))
                for product in catalog.products.values()
                if (entries := catalog.entries_of(product.id))
            ],
            "matrix": build_matrix(catalog, f"{around.home}{STATUSES}/{INDEX}"),
            "count": len(catalog.entries),
        }
        return locale.render("start.html.jinja", head, context)

    def render_statuses(self) -> str:
        """Render the index by status."""
        locale = self._locale
        place = locale.place(STATUSES)
        head = PageHead(
            place, locale.texts.plain("ui/by-status"), locale.name, ("assets/filter.js",)
        )
        groups = self.list_groups()
        context = {
            "groups": groups,
            "products": tuple(self._catalog.products.values()),
            "kinds": dict.fromkeys(group.kind for group in groups if group.kind),
            "retries": dict.fromkeys(entry.retry for entry in self._catalog.entries.values()),
        }
        return locale.render("statuses.html.jinja", head, context)

    def list_groups(self) -> tuple[StatusGroup, ...]:
        """List the codes by status, statuses by number."""
        entries_by_status: dict[int, list[ErrorEntry]] = {}
        for entry in self._catalog.entries.values():
            entries_by_status.setdefault(entry.status, []).append(entry)
        return tuple(
            StatusGroup(
                self._catalog.statuses[number],
                find_kind(number),
                tuple(map(self._view_row, entries_by_status[number])),
            )
            for number in sorted(entries_by_status)
        )

    def _view_row(self, entry: ErrorEntry) -> CodeRow:
        around = self._locale.around(self._locale.place(STATUSES))
        products = tuple(self._catalog.products[product] for product in entry.availability)
        names = name_placeholders(entry, products[0], products[0].name.value)
        message = message_key(entry, products[0].id)
        note = note_key(entry, products[0].id)
        text = None
        if message:
            text = self._locale.texts.message(message, names)
        elif note:
            text = self._locale.texts.prose(note, names, around)
        href = f"{around.home}{code_path(entry.code)}/{INDEX}"
        return CodeRow(entry.code, href, text, products, entry.retry)


def build_matrix(catalog: Catalog, address: str) -> tuple[MatrixRow, ...]:
    """Count codes by status and product; shades grow with the root, so that few differ, too."""
    counts: dict[tuple[int, str], int] = {}
    for entry in catalog.entries.values():
        for product in entry.availability:
            key = entry.status, product
            counts[key] = counts.get(key, 0) + 1
    most = max(counts.values(), default=1)
    return tuple(
        MatrixRow(
            catalog.statuses[number],
            f"{address}#{number}",
            tuple(
                Cell(
                    codes := counts.get((number, product), 0),
                    _choose_shade(codes, most),
                    f"{address}?product={product}#{number}",
                )
                for product in catalog.products
            ),
        )
        for number in sorted({status for status, _ in counts})
    )


def _choose_shade(codes: int, most: int) -> int:
    return max(1, round(_SHADES * sqrt(codes / most))) if codes else 0


def list_examples(catalog: Catalog) -> tuple[str, ...]:
    """Return what a reader can try the lookup with: a status, a code, a message, a response."""
    entries = [entry for entry in catalog.entries.values() if entry.placeholders] or list(
        catalog.entries.values()
    )
    if not entries:
        return ()
    first, last = min(entries, key=_rank_example), entries[-1]
    product = catalog.products[next(iter(first.availability))]
    body = example_response(catalog, last, catalog.products[next(iter(last.availability))])
    found = (
        str(last.status),
        str(last.code),
        example_message(first, product),
        json.dumps(body, ensure_ascii=False),
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _rank_example(entry: ErrorEntry) -> tuple[bool, int]:
    """Rank entries as examples: those whose message has words of its own first, then short ones."""
    parts = entry.message.template.parts if entry.message else ()
    words = " ".join(part for part in parts if isinstance(part, str)).split()
    return len(words) < 2, sum(map(len, words))
