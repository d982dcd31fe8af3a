"""Keys of an entry's message and note in a product: the product's own text, or all products'."""

from errcat.model import ErrorEntry, ProductId


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
