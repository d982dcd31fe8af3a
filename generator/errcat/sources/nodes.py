"""The nodes of a YAML file with the places they stand at."""

import re
from typing import NamedTuple, Protocol, TypeAlias

from errcat.position import Span, Text, point

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


class Mark(Protocol):
    """A place as the parser counts it: from 0, in code points."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it in its line."""

    @property
    def index(self) -> int:
        """Characters before it in the file."""


class Source(NamedTuple):
    """The file that nodes stand in."""

    path: str
    text: str


class ScalarNode(NamedTuple):
    """A scalar with its value as text; its place is only worked out when asked for."""

    value: str
    style: str
    start: Mark
    end: Mark
    source: Source

    @property
    def span(self) -> Span:
        """The content, quotes and block indicators excluded."""
        return self.text.span

    @property
    def text(self) -> Text:
        """The value together with its place."""
        value, style, start, end, source = self
        if style in ("|", ">"):
            return _locate_block(self)
        is_quoted = style != PLAIN
        line, end_line = start.line + 1, end.line + 1
        column, end_column = start.column + 1 + is_quoted, end.column + 1 - is_quoted
        span = Span(source.path, line, column, end_line, end_column)
        return Text(value, span, line == end_line and end_column - column == len(value))

    @property
    def is_ambiguous(self) -> bool:
        """Whether readers of YAML 1.1 or 1.2 take it for null, a boolean, a number or a date."""
        return self.style == PLAIN and is_ambiguous(self.value)


def _locate_block(node: ScalarNode) -> Text:
    """Locate the text of a `|` or `>` scalar, from its first letter to its last."""
    value, _, start, end, (path, source) = node
    lines = source[start.index : end.index].rstrip(" \n").split("\n")
    first = next((at for at, line in enumerate(lines) if at and line.strip(" ")), 0)
    if first == 0:  # no content at all
        return Text(value, point(path, start.line + 1, start.column + 1), False)
    content = lines[first].lstrip(" ")
    column = len(lines[first]) - len(content) + 1
    line, end_line = start.line + 1 + first, start.line + len(lines)
    span = Span(path, line, column, end_line, len(lines[-1]) + 1)
    return Text(value, span, line == end_line and content == value)


class SequenceNode(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    brackets: Span | None
    """The list with its brackets, or `None` if it is written in lines."""

    @property
    def span(self) -> Span:
        """From the first item to the end of the last, or the brackets."""
        return self.brackets or _join(self.items[0].span, self.items[-1].span)


class MappingNode(NamedTuple):
    """A mapping in the order of the file; keys are unique and not empty."""

    pairs: "tuple[tuple[ScalarNode, Node], ...]"
    braces: Span | None
    """The mapping with its braces, or `None` if it is written in lines."""

    @property
    def span(self) -> Span:
        """From the first key to the end of the last value, or the braces."""
        return self.braces or _join(self.pairs[0][0].span, self.pairs[-1][1].span)


def _join(first: Span, last: Span) -> Span:
    return Span(first.path, first.line, first.column, last.end_line, last.end_column)


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
    if not node.value:
        return "an empty text"
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
    if isinstance(node, MappingNode) and node.pairs:
        return _head_of_pair(*node.pairs[0])
    if isinstance(node, SequenceNode) and node.items:
        return head_of(node.items[0])
    return span if isinstance(node, ScalarNode) else point(span.path, span.line, span.column)


def _head_of_pair(key: ScalarNode, value: Node) -> Span:
    path, line, column, end_line, end_column = key.span
    if isinstance(value, ScalarNode) and value.span.line == value.span.end_line == line:
        end_column = value.span.end_column
    return Span(path, line, column, end_line, end_column)
