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
    description: str
    """The same for those who open one, in a sentence or two."""


KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind(
            "catalog",
            CATALOG,
            "Settings of an error catalogue",
            "Name, languages and outputs of the catalogue: `catalog/catalog.yaml`.",
        ),
        FileKind(
            "types",
            TYPES,
            "Types of placeholders and response properties",
            "Forms that values can have, by name: `catalog/types.yaml`.",
        ),
        FileKind(
            "statuses",
            STATUSES,
            "HTTP statuses in use",
            "Reason phrases and published labels, by number: `catalog/statuses.yaml`.",
        ),
        FileKind(
            "products",
            PRODUCTS,
            "Products and their reference pages",
            "Products by id, in the order in which readers see them: `catalog/products.yaml`.",
        ),
        FileKind(
            "response",
            RESPONSE,
            "The body of an error response",
            "Where an error response carries what: `catalog/response.yaml`.",
        ),
        FileKind(
            "sections",
            SECTIONS,
            "Sections of the reference pages",
            "Sections by id; products choose among them: `catalog/sections.yaml`.",
        ),
        FileKind(
            "retired",
            RETIRED,
            "Codes that can never be used again",
            "Withdrawn codes with the reason; `{}` if there are none: `catalog/retired.yaml`.",
        ),
        FileKind(
            "errors",
            ERRORS,
            "Error codes",
            "Entries in the order of the rows of published tables: a file of `catalog/errors/`.",
        ),
    )
}
"""Every kind of file by name, in the order of reading."""
