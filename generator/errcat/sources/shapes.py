"""Shapes: what can stand at a place of a YAML file, as data for reading and for JSON Schema."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

NAMED = ("types", "statuses", "products", "sections", "errors")
"""What texts, numbers and keys can be names of: the mappings of the catalogue."""


class Form(NamedTuple):
    """The form of a name, path or number written as text."""

    name: str
    """What the schemas call it."""
    pattern: str
    """Regular expression for the whole text, in the common part of Python and ECMA 262."""
    noun: str
    """What it is, with an article: `a code in upper camel case, as in InvalidInput`."""
    forbidden: tuple[str, ...] = ()
    """Texts of the right form that cannot be used all the same, in whatever case."""
    longest: int = 200
    """The most characters that it can have."""


class TextShape(NamedTuple):
    """A text."""

    form: Form | None = None
    can_be_empty: bool = False
    names: str = ""
    """What the text is a name of, a key of `NAMED`; empty: of nothing that the catalogue lists."""


class ChoiceShape(NamedTuple):
    """One of a few words."""

    choices: tuple[str, ...]


class IntegerShape(NamedTuple):
    """A whole number."""

    minimum: int
    maximum: int
    names: str = ""
    """What the number is a name of, as in `TextShape`."""


class ValueShape(NamedTuple):
    """A text or a whole number."""


class JsonShape(NamedTuple):
    """A mapping from texts to any JSON values."""

    minimum: int = 0


class ListShape(NamedTuple):
    """A list."""

    item: "Shape"
    minimum: int = 0
    maximum: int | None = None


class TableShape(NamedTuple):
    """A mapping whose keys are names that the catalogue chooses."""

    key: Form
    value: "Shape"
    minimum: int = 0
    has_number_keys: bool = False
    """The keys are written as numbers, without quotes."""
    names: str = ""
    """What the keys are names of, as in `TextShape`."""


class Key(NamedTuple):
    """A fixed key of a record."""

    shape: "Shape"
    description: str
    """One sentence for those who edit the file."""
    is_required: bool = False
    default: str | None = None
    """What the absence of the key means, in words."""


class RecordShape(NamedTuple):
    """A mapping with fixed keys, in this order."""

    keys: Mapping[str, Key]
    rest: TableShape | None = None
    """Further keys, after the fixed ones."""
    one_of: tuple[str, ...] = ()
    """Optional keys of which at least one must be there."""
    has_one_key: bool = False
    """Exactly one key must be there."""


class EitherShape(NamedTuple):
    """A text, or a record when more is to be said."""

    text: TextShape
    record: RecordShape


Shape: TypeAlias = (
    TextShape
    | ChoiceShape
    | IntegerShape
    | ValueShape
    | JsonShape
    | ListShape
    | TableShape
    | RecordShape
    | EitherShape
)
