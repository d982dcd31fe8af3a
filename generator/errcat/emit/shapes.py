"""The few forms that JSON Schemas of documents are put together from."""

from collections.abc import Mapping
from typing import TypeAlias

from errcat.model import Json

Schema: TypeAlias = dict[str, Json]


def define_object(description: str, properties: Mapping[str, Json]) -> Schema:
    """Build the schema of an object whose properties are all required; others may stand beside."""
    return {
        "description": description,
        "type": "object",
        "required": list(properties),
        "properties": dict(properties),
    }


def define_map(description: str, values: Schema) -> Schema:
    """Build the schema of an object with keys of any name and values of one form."""
    return {"description": description, "type": "object", "additionalProperties": values}


def define_list(description: str, items: Schema) -> Schema:
    """Build the schema of an array."""
    return {"description": description, "type": "array", "items": items}


def define_text(description: str = "") -> Schema:
    """Build the schema of a string."""
    return {"description": description, "type": "string"} if description else {"type": "string"}


def allow_null(text: Schema) -> Schema:
    """Allow `null` in place of a text."""
    return text | {"type": ["string", "null"]}


def define_choice(description: str, *values: str) -> Schema:
    """Build the schema of one of several texts."""
    return {"description": description, "enum": list(values)}


def define_value() -> Schema:
    """Build the schema of a placeholder's value."""
    return {"description": "A value.", "type": ["string", "integer"]}


def refer_to(name: str) -> Schema:
    """Build a reference to a definition of the same document."""
    return {"$ref": f"#/$defs/{name}"}
