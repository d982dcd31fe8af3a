"""The nodes of a YAML file with the places they stand at."""

import re
from typing import NamedTuple, TypeAlias

from errcat.position import Span, Text

PLAIN = ""
"""Style of a scalar without quotes; the others are `'`, `"`, `|` and `>`."""

_WORDS = frozenset(
    word
    for stem in ("null", "y", "n", "yes", "no", "true", "false", "on", "off")
    for word in (stem, stem.capitalize(), stem.upper())
) | {"", "~", "<<", "="}
_NUMBER_START = frozenset("0123456789+-.")
_NUMBER = re.compile(
    r"""
    [-+]?0b[01_]+ | [-+]?0o?[0-7_]+ | [-+]?0x[0-9A-Fa-f_]+
  | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
  | [-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?
  | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
  | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}
    (?:(?:[Tt]|[ ]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?
    (?:[ ]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?
    """,
    re.VERBOSE,
)


class ScalarNode(NamedTuple):
    """A scalar with its value as text."""

    value: str
    style: str
    span: Span
    """The content, quotes and block indicators excluded."""
    is_verbatim: bool
    """The value stands in the file as it is, so that offsets are columns."""

    @property
    def text(self) -> Text:
        """The value together with its place."""
        return Text(self.value, self.span, self.is_verbatim)

    @property
    def is_ambiguous(self) -> bool:
        """Whether readers of YAML 1.1 or 1.2 take it for null, a boolean, a number or a date."""
        return self.style == PLAIN and is_ambiguous(self.value)


class SequenceNode(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    span: Span
    """From the first item to the end of the last; of an empty one, the brackets."""


class MappingNode(NamedTuple):
    """A mapping in the order of the file; keys are unique scalars."""

    pairs: "tuple[tuple[ScalarNode, Node], ...]"
    span: Span
    """From the first key to the end of the last value; of an empty one, the braces."""


class FaultyNode(NamedTuple):
    """A node whose fault has been reported already; nothing else is known of it."""

    span: Span


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode | FaultyNode


def is_ambiguous(value: str) -> bool:
    """Tell whether a plain scalar may be read as null, a boolean, a number or a date.

    Source: YAML 1.1 types (bool, float, int, merge, null, timestamp, value) and the core schema
    of YAML 1.2.2 §10.3.
    """
    if value in _WORDS:
        return True
    return value[0] in _NUMBER_START and _NUMBER.fullmatch(value) is not None


def describe_node(node: Node) -> str:
    """Say in a few words what stands at a node: `a list`, `nothing`, `the number '404'`."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, FaultyNode):
        return "something unreadable"
    if not node.value and node.style == PLAIN:
        return "nothing"
    return quote_text(node.value)


def quote_text(value: str) -> str:
    """Return a text in quotation marks on one line, shortened where it is long."""
    line = " ".join(value[:200].split())
    return f"'{line}'" if len(line) <= 40 else f"'{line[:39]}…'"


def head_of(node: Node) -> Span:
    """Return the span that a finding about a node as a whole points at: its first line at most."""
    span = node.span
    if span.line == span.end_line:
        return span
    if isinstance(node, MappingNode):
        return _head_of_pair(*node.pairs[0])
    if isinstance(node, SequenceNode):
        return head_of(node.items[0])
    return span


def _head_of_pair(key: ScalarNode, value: Node) -> Span:
    path, line, column, end_line, end_column = key.span
    if isinstance(value, ScalarNode) and value.span.line == value.span.end_line == line:
        end_column = value.span.end_column
    return Span(path, line, column, end_line, end_column)
