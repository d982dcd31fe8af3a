"""JSON documents as text: two spaces a level, a line break at the end, every character as it is."""

import json

from errcat.model import Json


def render_json(value: Json) -> str:
    """Write a JSON document; objects keep the order of their keys."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
