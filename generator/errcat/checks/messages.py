"""The message templates of an entry, wherever they stand in it."""

from collections.abc import Iterator
from enum import Enum, auto

from errcat.model import ErrorEntry, Message


class Origin(Enum):
    """Where in an entry a message stands."""

    BASE = auto()
    PRODUCT = auto()
    SEEN = auto()
    EARLIER = auto()


def messages_of(entry: ErrorEntry) -> Iterator[tuple[Message, Origin]]:
    """Yield the messages of an entry: base, products', seen in responses, earlier ones."""
    if entry.message:
        yield entry.message, Origin.BASE
    for availability in entry.availability.values():
        if availability.message:
            yield availability.message, Origin.PRODUCT
    for message in entry.seen:
        yield message, Origin.SEEN
    for wording in entry.earlier:
        if wording.message:
            yield wording.message, Origin.EARLIER
