"""The rule on the JSON Schema fragments of types."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.checks.values import find_pattern_fault
from errcat.model import Json, PlaceholderType
from errcat.nearest import find_nearest

_TYPES = {"str": "string", "int": "integer"}
"""JSON's name of each Python type."""
_ANCHORS = "^$"


class _Form(NamedTuple):
    """What the value of a keyword must be."""

    noun: str
    fits: Callable[[Json], bool]


_TEXT = _Form("a text", lambda value: isinstance(value, str))
_COUNT = _Form("a whole number from 0", lambda value: _is_number(value, int) and value >= 0)  # type: ignore[operator]  # a number
_NUMBER = _Form("a number", lambda value: _is_number(value, int, float))
_LIST = _Form("a list with an item or more", lambda value: isinstance(value, list) and bool(value))
_SCHEMA = _Form("a mapping", lambda value: isinstance(value, dict))
_SCHEMAS = _Form("a list of mappings", lambda value: _LIST.fits(value) and all(_dicts(value)))
_ANY = _Form("anything", lambda _: True)
_FORMS: Mapping[str, _Form] = {
    "type": _TEXT,
    **dict.fromkeys(("title", "description", "$comment", "format", "pattern"), _TEXT),
    **dict.fromkeys(("minLength", "maxLength"), _COUNT),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _NUMBER),
    "multipleOf": _Form("a number above 0", lambda value: _NUMBER.fits(value) and value > 0),  # type: ignore[operator]  # a number
    **dict.fromkeys(("enum", "examples"), _LIST),
    "const": _ANY,
    "not": _SCHEMA,
    **dict.fromkeys(("allOf", "anyOf", "oneOf"), _SCHEMAS),
}
"""The keywords for texts and numbers by name. Source: JSON Schema 2020-12, Validation."""


def _is_number(value: Json, *kinds: type) -> bool:
    return isinstance(value, kinds) and not isinstance(value, bool)


def _dicts(value: Json) -> Iterator[bool]:
    return (isinstance(item, dict) for item in value) if isinstance(value, list) else iter(())


def check_schema_invalid(context: CheckContext) -> Iterator[Fault]:
    """The JSON Schema of a type is none, or is one of something else than the type.

    `schema` describes a single text or number; it becomes a part of published schemas. Known are
    the keywords for texts and numbers, and `allOf`, `anyOf`, `oneOf` and `not`; nothing refers
    to other schemas. Its `type` is `string` where `python` is `str`, and `integer` for `int`. A
    `pattern` keeps to what `pattern-invalid` allows, but needs anchors: JSON Schema looks for it
    anywhere in a text.

    Bad:
        python: int
        schema: {type: string, minimun: 0}

    Good:
        python: int
        schema: {type: integer, minimum: 0}

    To mend it, correct the keyword or its value.
    """
    for kind in context.catalog.types.values():
        head = context.lines.find_below(kind.span, "schema")
        if kind.schema and "type" not in kind.schema:
            message = f"the schema of the type {kind.name} has no 'type'"
            yield Fault(head, message, expected=f"type: {_TYPES[kind.python]}")
        for keyword, message, expected in _find_faults(kind, kind.schema):
            span = context.lines.find_below(head, keyword)
            yield Fault(span, message, keyword, expected)


def _find_faults(
    kind: PlaceholderType, schema: Mapping[str, Json]
) -> Iterator[tuple[str, str, str | None]]:
    """Yield each keyword at fault, what is wrong, and what should stand there."""
    for keyword, value in schema.items():
        form = _FORMS.get(keyword)
        message = _find_fault(kind, keyword, value)
        if form is None:
            yield keyword, message, find_nearest(keyword, _FORMS)
        elif message:
            yield keyword, message, None
        elif form in (_SCHEMA, _SCHEMAS):
            for part in value if isinstance(value, list) else (value,):
                assert isinstance(part, dict)  # otherwise it does not fit the form
                yield from _find_faults(kind, part)


def _find_fault(kind: PlaceholderType, keyword: str, value: Json) -> str:
    """Say what is wrong with a keyword or its value; empty if nothing is."""
    form = _FORMS.get(keyword)
    if form is None:
        return f"{keyword!r} is no keyword of JSON Schema for texts and numbers"
    if not form.fits(value):
        return f"the value of {keyword!r} must be {form.noun}"
    if keyword == "type" and value != _TYPES[kind.python]:
        return f"the type is {value!r}, which is not {kind.python!r} in Python"
    fault = find_pattern_fault(str(value), _ANCHORS) if keyword == "pattern" else None
    return fault[1] if fault else ""
