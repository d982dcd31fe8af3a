"""The fields of the Python package's class `ErrorResponse`, from the response's shape."""

from collections import Counter
from typing import NamedTuple

from errcat.emit.python_source import wrap_doc
from errcat.model import Catalog, PlaceholderType, ResponseProperty
from errcat.names import field_name
from errcat.prose import parse_prose, plain_text

_TAKEN = frozenset(
    ("body", "code", "is_retryable", "message", "parameters", "retry", "retry_after", "status")
) | {"translate"}
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

    A field has the last name of the property's path, or the whole path where that is taken.
    """
    properties = catalog.response.properties
    uses = Counter(field_name(item.path[-1]) for item in properties)
    return [_build_property(catalog, item, uses) for item in properties]


def list_readers(properties: list[Property]) -> list[str]:
    """Return the names of the functions that a response is read with, sorted."""
    always = {"read_code", "read_object", "read_retry_after", "read_text"}
    return sorted(always | {item.reader for item in properties})


def _build_property(catalog: Catalog, item: ResponseProperty, uses: Counter[str]) -> Property:
    field = field_name(item.path[-1])
    if uses[field] > 1 or field in _TAKEN:
        field = field_name("_".join(item.path))
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
