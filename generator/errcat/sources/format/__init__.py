"""The format of the catalogue's files: one description for reading them and for their schemas."""

from collections.abc import Mapping
from typing import NamedTuple

from errcat.sources.format.entries import ERRORS, RETIRED
from errcat.sources.format.products import PRODUCTS
from errcat.sources.format.settings import CATALOG, RESPONSE, SECTIONS, STATUSES, TYPES
from errcat.sources.shapes import Shape


class FileKind(NamedTuple):
    """A kind of file in `catalog/`."""

    name: str
    """`catalog`, `types`, …; also the schema's name and, but for `errors`, the file's."""
    shape: Shape
    title: str
    """What such a file holds, in a few words."""


KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("catalog", CATALOG, "Settings of an error catalogue"),
        FileKind("types", TYPES, "Types of placeholders and response properties"),
        FileKind("statuses", STATUSES, "HTTP statuses in use"),
        FileKind("products", PRODUCTS, "Products and their reference pages"),
        FileKind("response", RESPONSE, "The body of an error response"),
        FileKind("sections", SECTIONS, "Sections of the reference pages"),
        FileKind("retired", RETIRED, "Codes that can never be used again"),
        FileKind("errors", ERRORS, "Error codes"),
    )
}
"""Every kind of file by name, in the order of reading."""
