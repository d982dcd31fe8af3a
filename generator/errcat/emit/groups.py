"""Products by what they share of a code: the wording, or the example response."""

import json
from collections.abc import Iterable

from errcat.emit.responses import example_response
from errcat.model import Catalog, ErrorEntry, Product
from errcat.units import message_key, note_key


def group_by_wording(
    entry: ErrorEntry, products: Iterable[Product]
) -> dict[tuple[str | None, str | None], list[Product]]:
    """Return products by the keys of the message and the note that they share."""
    groups: dict[tuple[str | None, str | None], list[Product]] = {}
    for product in products:
        keys = message_key(entry, product.id), note_key(entry, product.id)
        groups.setdefault(keys, []).append(product)
    return groups


def group_by_response(
    catalog: Catalog, entry: ErrorEntry, products: Iterable[Product]
) -> dict[str, list[Product]]:
    """Return products by the example response that they share, as JSON over several lines."""
    groups: dict[str, list[Product]] = {}
    for product in products:
        body = example_response(catalog, entry, product)
        groups.setdefault(json.dumps(body, ensure_ascii=False, indent=2), []).append(product)
    return groups
