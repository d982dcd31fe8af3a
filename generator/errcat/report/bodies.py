"""Error responses inside texts: finding the JSON, and reading the properties of its body."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from errcat.model import Json, ResponseShape

_MOST_TRIES = 20
"""Opening braces of a text at which a body is looked for."""


def find_body(text: str, shape: ResponseShape) -> Mapping[str, Json] | None:
    """Return the first JSON object of a text that has a code or message; `None` if there is none.

    The text can be the body alone, a whole HTTP response, or a line of a log, where quotation
    marks may be escaped.
    """
    for value in chain(_decode_objects(text), _decode_objects(text.replace('\\"', '"'))):
        found = value[0] if isinstance(value, list) and len(value) == 1 else value
        if isinstance(found, dict) and any(
            isinstance(read_path(found, path), str) for path in (shape.code, shape.message)
        ):
            return found
    return None


def _decode_objects(text: str) -> Iterator[Json]:
    decoder = json.JSONDecoder()
    place = text.find("[") if text.startswith("[") else text.find("{")
    for _ in range(_MOST_TRIES):
        if place < 0:
            return
        try:
            value, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):  # the former also for numbers of too many digits
            end = place + 1
        else:
            yield value
        place = text.find("{", end)


def read_path(body: Mapping[str, Json], path: Sequence[str]) -> Json:
    """Return the value at a path, or at its end where the outer objects are left out.

    `None` where there is no such property.
    """
    for start in range(len(path)):
        value: Json = dict(body)
        for name in path[start:]:
            value = value.get(name) if isinstance(value, dict) else None
        if value is not None:
            return value
    return None


def explain_unreadable(text: str, shape: ResponseShape) -> str | None:
    """Say why a text that looks like JSON is no error response; `None` if it does not look so."""
    if not text.startswith(("{", "[")):
        return None
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        reason = error.msg.removesuffix(" starting at")
        return f"This begins like JSON but cannot be read at {place}: {reason}"
    except (ValueError, RecursionError):
        return "This JSON cannot be read: it is nested too deeply, or has too long a number"
    return f"This JSON is no error response: it has no text at {'.'.join(shape.code)!r}"
