"""JSON documents as text, for people too: two spaces a level, short lists on one line."""

import json
from json.encoder import encode_basestring as _quote

from errcat.model import Json

_LONGEST_LIST = 80
"""Characters of a list that stands on one line."""


def render_json(value: Json) -> str:
    """Write a JSON document with a line break at its end.

    Objects keep the order of their keys, and characters that JSON does not reserve stay as they
    are.
    """
    return _write(value, "\n") + "\n"


def _write(value: Json, margin: str) -> str:
    """Write a value; `margin` is a line break with the white space that its lines begin with."""
    if isinstance(value, str):
        return _quote(value)
    if isinstance(value, dict) and value:
        inner = f"{margin}  "
        members = [f"{_quote(key)}: {_write(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{margin}}}"
    if isinstance(value, list) and value:
        return _write_list(value, margin)
    return json.dumps(value)


def _write_list(values: list[Json], margin: str) -> str:
    inner = f"{margin}  "
    items = [_write(item, inner) for item in values]
    if not any(isinstance(item, dict | list) for item in values):
        line = f"[{', '.join(items)}]"
        if len(line) <= _LONGEST_LIST:
            return line
    return f"[{inner}{f',{inner}'.join(items)}{margin}]"
