"""Keys of an entry's message and note in a product: the product's own text, or all products'."""

from collections.abc import Iterable

from errcat.model import ErrorEntry, Product, ProductId


def message_key(entry: ErrorEntry, product: ProductId) -> str | None:
    """Return the key of the unit of a product's message; `None` if it has none."""
    if entry.availability[product].message:
        return f"{product}/{entry.code}/message"
    return f"{entry.code}/message" if entry.message else None


def note_key(entry: ErrorEntry, product: ProductId) -> str | None:
    """Return the key of the unit of a product's note; `None` if it has none."""
    if entry.availability[product].note:
        return f"{product}/{entry.code}/note"
    return f"{entry.code}/note" if entry.note else None


def group_by_wording(
    entry: ErrorEntry, products: Iterable[Product]
) -> dict[tuple[str | None, str | None], list[Product]]:
    """Return products by the keys of the message and the note that they share."""
    groups: dict[tuple[str | None, str | None], list[Product]] = {}
    for product in products:
        keys = message_key(entry, product.id), note_key(entry, product.id)
        groups.setdefault(keys, []).append(product)
    return groups
