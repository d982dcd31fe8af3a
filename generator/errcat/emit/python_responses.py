"""The fields of the Python package's class `ErrorResponse`, from the response's shape."""

from collections import Counter
from typing import NamedTuple

from errcat.emit.python_source import wrap_doc
from errcat.model import Catalog, PlaceholderType, ResponseProperty
from errcat.names import field_name
from errcat.prose import parse_prose, plain_text

_TAKEN = frozenset(
    (
        *("body", "code", "is_retryable", "message", "parameters", "retry", "retry_after"),
        *("status", "translate"),  # those were members, these are what the class is written with
        *("bool", "field", "float", "object", "property"),
    )
)
_FORMS = {"UUID": ", or no UUID"}
_READERS = {"UUID": "read_uuid", "int": "read_number", "str": "read_text"}


class Property(NamedTuple):
    """A field that holds a property of the response's body."""

    field: str
    annotation: str
    doc: str
    reader: str
    """Function of the runtime that reads it."""
    path: tuple[str, ...]


def list_properties(catalog: Catalog) -> list[Property]:
    """Return the fields of the response's further properties, in the order of its shape.

    A field has the last name of the property's path, or the whole path where that is taken, with
    underscores behind it until it is a name of its own.
    """
    properties = catalog.response.properties
    names = _name_fields([item.path for item in properties])
    return [
        _build_property(catalog, item, name) for item, name in zip(properties, names, strict=True)
    ]


def list_readers(properties: list[Property]) -> list[str]:
    """Return the names of the functions that a response is read with, sorted."""
    always = {"read_code", "read_object", "read_retry_after", "read_text"}
    return sorted(always | {item.reader for item in properties})


def _name_fields(paths: list[tuple[str, ...]]) -> list[str]:
    uses = Counter(field_name(path[-1]) for path in paths)
    names: list[str] = []
    for path in paths:
        name = field_name(path[-1])
        if uses[name] > 1 or name in _TAKEN:
            name = field_name("_".join(path))
        while name in _TAKEN or name in names:
            name += "_"
        names.append(name)
    return names


def _build_property(catalog: Catalog, item: ResponseProperty, field: str) -> Property:
    annotation = _annotate(catalog.types.get(item.type))
    meaning = plain_text(parse_prose(item.meaning.value)[0])
    doc = wrap_doc(f"{meaning} `None`: absent{_FORMS.get(annotation, '')}.", indent=4)
    return Property(field, annotation, doc, _READERS[annotation], item.path)


def _annotate(kind: PlaceholderType | None) -> str:
    if kind is None:
        return "str"
    if kind.schema.get("format") == "uuid":
        return "UUID"
    return kind.python
