"""JSON Schemas of the catalogue's own YAML files, by which editors complete, explain and check."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from errcat.emit.json_text import render_json
from errcat.emit.schema import build_head
from errcat.model import Catalog, Json, Project
from errcat.sources.format import KINDS, FileKind
from errcat.sources.shapes import (
    ChoiceShape,
    EitherShape,
    Form,
    IntegerShape,
    JsonShape,
    Key,
    ListShape,
    RecordShape,
    Shape,
    TableShape,
    TextShape,
)

_Schema = dict[str, Json]


def emit(project: Project) -> Mapping[PurePosixPath, str]:
    """Write `catalog/KIND.schema.json` for each kind of file in the folder `catalog/`."""
    return {
        PurePosixPath(f"catalog/{name}.schema.json"): render_json(
            build_yaml_schema(project.catalog, kind)
        )
        for name, kind in sorted(KINDS.items())
    }


def build_yaml_schema(catalog: Catalog, kind: FileKind) -> _Schema:
    """Build the schema of a kind of file.

    The names that the catalogue has today are offered, not demanded: an editor must not complain
    of a status or product that was added a minute ago.
    """
    head = build_head(catalog, f"catalog/{kind.name}.schema.json", kind.title, kind.description)
    builder = _Builder(catalog)
    body = builder.build(kind.shape)
    return head | body | ({"$defs": builder.forms} if builder.forms else {})


class _Builder:
    """Builds schemas of shapes; names of the catalogue are offered where they can stand."""

    def __init__(self, catalog: Catalog) -> None:
        self.forms: _Schema = {}
        """Schemas of the forms that were met, by name."""
        self._names: Mapping[str, tuple[Json, ...]] = {
            "types": tuple(catalog.types),
            "statuses": tuple(catalog.statuses),
            "products": tuple(catalog.products),
            "sections": tuple(catalog.sections),
            "errors": tuple(catalog.entries),
            "": (),
        }

    def build(self, shape: Shape) -> _Schema:
        """Build the schema of a shape."""
        if isinstance(shape, RecordShape):
            return self._build_record(shape)
        if isinstance(shape, TableShape):
            return self._build_table(shape)
        if isinstance(shape, ListShape):
            return self._build_list(shape)
        if isinstance(shape, EitherShape):
            return {"anyOf": [self.build(shape.text), self.build(shape.record)]}
        return self._build_scalar(shape)

    def _build_scalar(self, shape: Shape) -> _Schema:
        if isinstance(shape, TextShape):
            return self._build_text(shape)
        if isinstance(shape, IntegerShape):
            limits: _Schema = {"minimum": shape.minimum, "maximum": shape.maximum}
            return self._offer(shape.names, {"type": "integer", **limits})
        if isinstance(shape, ChoiceShape):
            return {"enum": list(shape.choices)}
        if isinstance(shape, JsonShape):
            return {"type": "object", **({"minProperties": shape.minimum} if shape.minimum else {})}
        return {"type": ["string", "integer"], "minLength": 1}

    def _build_text(self, shape: TextShape) -> _Schema:
        if shape.form is not None:
            return self._offer(shape.names, self._refer(shape.form))
        return {"type": "string"} if shape.can_be_empty else {"type": "string", "minLength": 1}

    def _refer(self, form: Form) -> _Schema:
        self.forms.setdefault(form.name, _build_form(form))
        return {"$ref": f"#/$defs/{form.name}"}

    def _offer(self, names: str, schema: _Schema) -> _Schema:
        known = self._names[names]
        return {"anyOf": [{"enum": list(known)}, schema]} if known else schema

    def _build_list(self, shape: ListShape) -> _Schema:
        schema: _Schema = {"type": "array", "items": self.build(shape.item)}
        if shape.minimum:
            schema["minItems"] = shape.minimum
        if shape.maximum is not None:
            schema["maxItems"] = shape.maximum
        return schema

    def _build_table(self, shape: TableShape) -> _Schema:
        schema: _Schema = {"type": "object", "propertyNames": self._refer(shape.key)}
        if known := self._names[shape.names]:
            schema["properties"] = {str(name): True for name in known}
        schema["patternProperties"] = {".": self.build(shape.value)}
        if shape.minimum:
            schema["minProperties"] = shape.minimum
        return schema

    def _build_record(self, shape: RecordShape) -> _Schema:
        schema: _Schema = {"type": "object", "additionalProperties": False}
        if required := [name for name, key in shape.keys.items() if key.is_required]:
            schema["required"] = list[Json](required)
        schema["properties"] = {name: self._build_key(key) for name, key in shape.keys.items()}
        if shape.rest is not None:
            schema["propertyNames"] = self._refer(shape.rest.key)
            schema["additionalProperties"] = self.build(shape.rest.value)
        if shape.one_of:
            schema["anyOf"] = [{"required": [name]} for name in shape.one_of]
        if shape.has_one_key:
            schema |= {"minProperties": 1, "maxProperties": 1}
        return schema

    def _build_key(self, key: Key) -> _Schema:
        absence = f" If absent: {key.default}." if key.default else ""
        return {"description": key.description + absence} | self.build(key.shape)


def _build_form(form: Form) -> _Schema:
    schema: _Schema = {
        "description": f"{form.noun[0].upper()}{form.noun[1:]}.",
        "type": "string",
        "pattern": f"^(?:{form.pattern})$",
        "maxLength": form.longest,
    }
    if form.forbidden:
        words = {
            case(word) for word in form.forbidden for case in (str.lower, str.title, str.upper)
        }
        fitting = sorted(word for word in words if re.fullmatch(form.pattern, word))
        schema["not"] = {"enum": list[Json](fitting)}
    return schema
