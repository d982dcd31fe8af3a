"""Values and the types of the catalogue: which patterns work, which value fits, who takes more."""

import re
from collections.abc import Mapping

from errcat.model import PlaceholderType

_PATTERN_PIECE = r"""
    \\(?:[\^$.*+?()\[\]{}|/\\nrtfv]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})
  | \[(?P<set>(?:\\.|[^\]\\])*)\]
  | \{[0-9]+(?:,[0-9]*)?\}(?!\+)
  | \(\?[:=!]
  | [*+?](?!\+)
  | (?P<uncommon>\\.? | [\^$\[\]{}] | \(\?(?:P?<\w*>|<?[=!]|[\w-]+[:)])? | [*+?]\+)
    """
_SET_ESCAPE = (
    r"\\(?:[\^$.*+?()\[\]{}|/\\nrtfv-]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})|(?P<uncommon>\\.|\[)"
)
_NUMBER = re.compile("-?[0-9]{1,1000}")


def compile_problem(pattern: str) -> str | None:
    """Return why a pattern does not compile, or `None` if it does."""
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return str(error)
    return None


def find_pattern_fault(pattern: str, allowed: str = "") -> tuple[str, str] | None:
    """Return what is at fault in a pattern, and why; `None` if nothing is.

    Args:
        pattern: The pattern.
        allowed: Single characters that are no fault here, such as anchors.
    """
    for match in re.finditer(_PATTERN_PIECE, pattern, re.VERBOSE):
        found = match["uncommon"] or _find_in_set(match["set"])
        if found and found not in allowed:
            return found, f"'{found}' is outside what ECMA 262 and Python read alike"
    problem = compile_problem(pattern)
    message = f"the pattern is no regular expression: {problem}"
    return None if problem is None else (pattern, message)


def _find_in_set(content: str | None) -> str | None:
    """Return what is uncommon in a character set, given without its brackets."""
    if content in ("", "^"):
        return f"[{content}]"
    escapes = (match["uncommon"] for match in re.finditer(_SET_ESCAPE, content or ""))
    return next(filter(None, escapes), None)


class TypedValues:
    """Tells whether values fit the types of a catalogue; patterns are compiled once."""

    def __init__(self, types: Mapping[str, PlaceholderType]) -> None:
        self._types = types
        self._patterns = {
            name: re.compile(kind.pattern)
            for name, kind in types.items()
            if kind.pattern and compile_problem(kind.pattern) is None
        }

    def find_misfit(self, type_name: str, value: str | int) -> str | None:
        """Say why a value does not fit a type; `None` if it does, or if the type is unusable."""
        kind = self._types.get(type_name)
        if kind is None:
            return None
        wanted = int if kind.python == "int" else str
        if type(value) is not wanted:
            form = "a number without quotes" if wanted is int else "a text in quotes"
            return f"{value!r} is no {kind.python}; the type {kind.name} wants {form}"
        pattern = self._patterns.get(type_name)
        if pattern is not None and pattern.fullmatch(str(value)) is None:
            return f"{str(value)!r} does not match the pattern of the type {kind.name}"
        return None

    def find_text_misfit(self, type_name: str, text: str) -> str | None:
        """Say why a value that stands as text, numbers too, does not fit a type."""
        kind = self._types.get(type_name)
        if kind is None or kind.python == "str":
            return self.find_misfit(type_name, text)
        if _NUMBER.fullmatch(text) is None:
            return f"{text!r} is no number; the type {kind.name} wants digits in quotes"
        return self.find_misfit(type_name, int(text))


class TypeRelations:
    """Tells which type takes the values of which; worked out once for each two."""

    def __init__(self, types: Mapping[str, PlaceholderType]) -> None:
        self._types = types
        self._known: dict[tuple[str, str], bool] = {}

    def is_wider(self, wide: str, narrow: str) -> bool:
        """Tell whether the first type takes every example of the second, or is the same."""
        if wide == narrow:
            return True
        pair = wide, narrow
        if pair not in self._known:
            self._known[pair] = self._compare(wide, narrow)
        return self._known[pair]

    def _compare(self, wide: str, narrow: str) -> bool:
        if wide not in self._types or narrow not in self._types:
            return False
        pattern, examples = self._types[wide].pattern, self._types[narrow].examples
        if compile_problem(pattern) is not None:
            return False
        return bool(examples) and all(re.fullmatch(pattern, str(value)) for value in examples)
