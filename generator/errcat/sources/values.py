"""What reading a file by its shape gives: values that are sure to have the shape."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from errcat.model import Json
from errcat.position import Span, Text
from errcat.sources.nodes import Node, head_of


class Number(NamedTuple):
    """A whole number."""

    number: int
    span: Span


class Values(NamedTuple):
    """A list."""

    items: "tuple[Value, ...]"

    def texts(self) -> tuple[Text, ...]:
        """Return the items of a list of texts."""
        return tuple(as_text(item) for item in self.items)

    def records(self) -> "tuple[Record, ...]":
        """Return the items of a list of records."""
        return tuple(as_record(item) for item in self.items)


class Table(NamedTuple):
    """A mapping with keys of the catalogue's own, in the order of the file."""

    pairs: "tuple[tuple[Text, Value], ...]"

    def texts(self) -> Mapping[str, Text]:
        """Return the texts of a table of texts by key."""
        return {key.value: as_text(value) for key, value in self.pairs}

    def lists(self) -> "tuple[tuple[Text, Values], ...]":
        """Return the lists of a table of lists, each with its key."""
        return tuple((key, as_values(value)) for key, value in self.pairs)

    def records(self) -> "tuple[tuple[Text, Record], ...]":
        """Return the records of a table of records, each with its key."""
        return tuple((key, as_record(value)) for key, value in self.pairs)


NO_VALUES = Values(())
NO_TABLE = Table(())


class JsonValue(NamedTuple):
    """A mapping of JSON values."""

    json: dict[str, Json]


class Record(NamedTuple):
    """A mapping with fixed keys: those that are there. Required ones always are."""

    fields: "Mapping[str, Value]"
    rest: Table
    """What stands under further keys."""
    node: Node

    @property
    def span(self) -> Span:
        """Where the record begins."""
        return head_of(self.node)

    def text(self, key: str) -> Text:
        """Return a required text."""
        return as_text(self.fields[key])

    def optional_text(self, key: str) -> Text | None:
        """Return a text, or `None` where it is absent."""
        value = self.fields.get(key)
        return None if value is None else as_text(value)

    def number(self, key: str, default: int = 0) -> int:
        """Return a number."""
        value = self.fields.get(key)
        if value is None:
            return default
        assert isinstance(value, Number)
        return value.number

    def record(self, key: str) -> "Record":
        """Return a record; an empty one where it is absent."""
        value = self.fields.get(key)
        return Record({}, NO_TABLE, self.node) if value is None else as_record(value)

    def table(self, key: str) -> Table:
        """Return a table; an empty one where it is absent."""
        value = self.fields.get(key)
        return NO_TABLE if value is None else as_table(value)

    def values(self, key: str) -> Values:
        """Return a list; an empty one where it is absent."""
        value = self.fields.get(key)
        return NO_VALUES if value is None else as_values(value)

    def json(self, key: str) -> dict[str, Json]:
        """Return a mapping of JSON values; an empty one where it is absent."""
        value = self.fields.get(key)
        if value is None:
            return {}
        assert isinstance(value, JsonValue)
        return value.json


Value: TypeAlias = Text | Number | Values | Table | JsonValue | Record


def as_text(value: Value) -> Text:
    """Return a value that the format says to be a text."""
    assert isinstance(value, Text)
    return value


def as_record(value: Value) -> Record:
    """Return a value that the format says to be a record."""
    assert isinstance(value, Record)
    return value


def as_table(value: Value) -> Table:
    """Return a value that the format says to be a table."""
    assert isinstance(value, Table)
    return value


def as_values(value: Value) -> Values:
    """Return a value that the format says to be a list."""
    assert isinstance(value, Values)
    return value


def as_scalar(value: Value) -> Text | Number:
    """Return a value that the format says to be a text or a whole number."""
    assert isinstance(value, Text | Number)
    return value


def plain(value: Value) -> str | int:
    """Return the text or number of a value that the format says to be one of both."""
    scalar = as_scalar(value)
    return scalar.value if isinstance(scalar, Text) else scalar.number
