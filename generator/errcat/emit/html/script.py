"""Data as classic scripts, which browsers load from disk too: `window.NAME = …;`."""

import json

from errcat.model import Json

_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
"""What could end a script element, or a line of JavaScript, within a string."""


def write_script(name: str, value: Json) -> str:
    """Write a script that assigns a value to a property of `window`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"window.{name} = {text.translate(_UNSAFE)};\n"
