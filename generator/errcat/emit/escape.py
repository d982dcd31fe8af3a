"""Escaping: one function per target language, so that any text stays text wherever it lands."""

import html
import json
import re
from collections.abc import Mapping

from errcat.model import Json

# --- Markdown (CommonMark with GFM tables and extended autolinks, as Learn and GitHub read it) ---

_MARKDOWN_ANY = re.compile(r"[\\`*\[\]<>~$@_&{#\t\n\f\r\u2028\u2029]|://|www\.")
"""What texts that need no escaping are without."""
_MARKDOWN_MARK = re.compile(r"[\\`*\[\]<>~$@]")
"""Markup wherever it stands."""
_MARKDOWN_CONTEXTS = (
    ("_", re.compile(r"(?<![^\W_])_|_(?![^\W_])")),  # emphasis, except inside a word
    ("&", re.compile(r"&(?=\#?[0-9A-Za-z]+;)")),  # would be a character reference
    ("{", re.compile(r"(?<=\{)[{%]")),  # template engines downstream: Jekyll, Vue
    ("://", re.compile(r":(?=//)")),  # would become a link by itself
    ("www.", re.compile(r"(?<=\bwww)\.")),  # likewise
    ("#", re.compile(r"(?<!\S)#")),  # heading, or its end
)
"""Markup in some contexts only: a text that has to be there, and what to escape then."""
_LINE_SPACE = re.compile(r"[\t\n\f\r\u2028\u2029]")
_BLOCK_START = re.compile(r"[-+](?!\S)|[-:](?=-)|=|:::|\d{1,9}[.)](?!\S)")


def markdown_text(text: str) -> str:
    """Escape a text for the inside of a line: of a paragraph, a heading, a list item, a cell.

    Line breaks and tabs become character references, so that the result is one line and reads back
    as exactly the same text. What opens a line needs `markdown_line` too, a cell `markdown_cell`.
    """
    if not _MARKDOWN_ANY.search(text):
        return text
    text = _MARKDOWN_MARK.sub(_put_backslash, text)
    for sign, pattern in _MARKDOWN_CONTEXTS:
        if sign in text:
            text = pattern.sub(_put_backslash, text)
    return _LINE_SPACE.sub(lambda match: _refer(match.group()), text)


def _put_backslash(match: re.Match[str]) -> str:
    return f"\\{match.group()}"


def _refer(text: str) -> str:
    """Write white space as character references; no reader takes one for a control character."""
    return "".join(
        f"&#{ord(char)};" if char in " \t\n\f\r" or ord(char) > 0x9F else char for char in text
    )


def _keep_edges(inline: str) -> str:
    """Write white space at the ends as character references: elsewhere it would be cut off."""
    core = inline.strip()
    if len(core) == len(inline):
        return inline
    start = len(inline) - len(inline.lstrip())
    return f"{_refer(inline[:start])}{core}{_refer(inline[start + len(core) :])}"


def markdown_line(inline: str) -> str:
    """Keep inline Markdown that is a line of its own from opening a list, a rule or an indent."""
    match = _BLOCK_START.match(inline)
    if match:
        at = match.end() - 1 if inline[0].isdigit() else 0
        inline = f"{inline[:at]}\\{inline[at:]}"
    return _keep_edges(inline)


def markdown_cell(inline: str) -> str:
    """Make inline Markdown, code spans included, fit for a cell of a GFM table."""
    return _keep_edges(inline.replace("|", "\\|"))


def markdown_code(text: str) -> str:
    """Write a text as a code span; what a code span cannot hold (line breaks) becomes a space."""
    if text.isidentifier():
        return f"`{text}`"
    flat = re.sub(r"[\n\r]+", " ", text)
    ticks = "`" * (max(map(len, re.findall("`+", flat)), default=0) + 1)
    is_padded = flat[:1] == "`" or flat[-1:] == "`" or (flat[:1] == flat[-1:] == " ")
    pad = " " if is_padded and flat.strip() else ""
    return f"{ticks}{pad}{flat}{pad}{ticks}"


_TARGET_UNSAFE = re.compile(r"[\x00-\x20<>\\|`{}\"^\x7f]")
_TARGET_SPECIAL = re.compile(r"[()]|&(?=#?[0-9A-Za-z]+;)")


def markdown_target(target: str) -> str:
    """Escape the destination of a link; it reads back as the same address."""
    encoded = _TARGET_UNSAFE.sub(lambda match: f"%{ord(match.group()):02X}", target)
    return _TARGET_SPECIAL.sub(r"\\\g<0>", encoded)


_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


def is_safe_target(target: str) -> bool:
    """Tell whether a link may lead there: `http`, `https`, `mailto`, or a relative address."""
    if any(ord(char) < 32 for char in target):
        return False
    scheme = _SCHEME.match(target)
    return scheme is None or scheme[1].lower() in _SAFE_SCHEMES


# --- YAML (readers of 1.1 and 1.2 agree on what is written here) ---

_YAML_PLAIN = re.compile(r"(?:[^\W\d_][\w ./()+,'-]*|[0-9]+(?:/[0-9]+)+)(?<! )")
_YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def yaml_scalar(value: str | float | bool | None) -> str:
    """Write a scalar so that every YAML reader takes it for the same value; text never folds."""
    if not isinstance(value, str):
        return json.dumps(value)
    if _YAML_PLAIN.fullmatch(value) and value.casefold() not in _YAML_WORDS and value.isprintable():
        return value
    return f'"{_escape_unprintable(value, _YAML_ESCAPES)}"'


def yaml_block(value: Json, indent: int = 0) -> str:
    """Write a value as block YAML, keys in their order, without a final line break.

    What follows a key on its line starts with a space; collections start on the next line.
    """
    pad = " " * indent
    if isinstance(value, dict) and value:
        return "".join(
            f"\n{pad}{yaml_scalar(key)}:{yaml_block(item, indent + 2)}"
            for key, item in value.items()
        )
    if isinstance(value, list) and value:
        return "".join(f"\n{pad}-{_yaml_item(item, indent + 2)}" for item in value)
    if isinstance(value, dict | list):
        return " {}" if isinstance(value, dict) else " []"
    return f" {yaml_scalar(value)}"


def _yaml_item(item: Json, indent: int) -> str:
    block = yaml_block(item, indent)
    if not block.startswith("\n"):
        return block
    return " " + block.lstrip("\n ")  # a collection opens on the line of its hyphen


# --- HTML ---


def html_text(text: str) -> str:
    """Escape a text for HTML, as content and within quoted attributes alike."""
    return html.escape(text, quote=True)


# --- Python ---


def python_literal(value: str | int) -> str:
    """Write a value as a Python literal, in the quotes that `ruff format` chooses."""
    if isinstance(value, int):
        return repr(value)
    quote = "'" if value.count('"') > value.count("'") else '"'
    escapes = {**_C_ESCAPES, quote: f"\\{quote}"}
    return f"{quote}{_escape_unprintable(value, escapes)}{quote}"


# --- Regular expressions (the common part of ECMA 262 with the `u` flag and Python) ---

_REGEX_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}|/]")
_REGEX_SPACES = str.maketrans({"\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v", "\f": "\\f"})


def ecma_regex(text: str) -> str:
    """Write a pattern that matches exactly the text, outside of a character class."""
    return _REGEX_SPECIAL.sub(r"\\\g<0>", text).translate(_REGEX_SPACES)


# --- shared ---

_C_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_YAML_ESCAPES = {**_C_ESCAPES, '"': '\\"'}


def _escape_unprintable(text: str, escapes: Mapping[str, str]) -> str:
    r"""Replace by `escapes`, and by `\x`, `\u`, `\U` what would be invisible in a source."""
    if text.isprintable() and not any(char in text for char in escapes):
        return text
    return "".join(escapes.get(char) or _escape_char(char) for char in text)


def _escape_char(char: str) -> str:
    number = ord(char)
    if char.isprintable():
        return char
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
