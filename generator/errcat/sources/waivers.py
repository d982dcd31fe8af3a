"""Waivers: comments `# errcat: allow RULE: reason` with the lines that they cover."""

import re

from errcat.findings import Waiver
from errcat.position import Span
from errcat.sources.nodes import MappingNode, Node, ScalarNode, SequenceNode
from errcat.sources.rules import FindingLog

_COMMENT = re.compile(r"(?:^|(?<= ))#+ *(errcat(?::| +allow\b).*)", re.MULTILINE)
_WAIVER = re.compile(r"errcat: *allow +([a-z][a-z0-9-]*) *: *(\S.*)")


def find_waivers(text: str, path: str, root: Node, log: FindingLog) -> tuple[Waiver, ...]:
    """Find the waivers among the comments of a YAML file; malformed ones go to the log."""
    if "errcat" not in text:
        return ()
    lines = text.split("\n")
    places = [(at, match) for at, line in enumerate(lines, 1) for match in _COMMENT.finditer(line)]
    scalars = _scalars_on(root, frozenset(at for at, _ in places))
    waivers = []
    for at, match in places:
        if any(_is_inside(at, match.start() + 1, span) for span in scalars):
            continue
        span = Span(path, at, match.start() + 1, at, len(lines[at - 1].rstrip()) + 1)
        waiver = _parse_waiver(match[1], span, lines, log)
        if waiver is not None:
            waivers.append(waiver)
    return tuple(waivers)


def _scalars_on(root: Node, lines: frozenset[int]) -> list[Span]:
    """Return the spans of the scalars that touch one of the lines."""
    found = []
    nodes = [root] if lines else []
    while nodes:
        node = nodes.pop()
        if isinstance(node, ScalarNode):
            if not lines.isdisjoint(range(node.span.line, node.span.end_line + 1)):
                found.append(node.span)
        elif isinstance(node, SequenceNode):
            nodes.extend(node.items)
        elif isinstance(node, MappingNode):
            nodes.extend(part for pair in node.pairs for part in pair)
    return found


def _is_inside(line: int, column: int, span: Span) -> bool:
    return (span.line, span.column) <= (line, column) < (span.end_line, span.end_column)


def _parse_waiver(body: str, span: Span, lines: list[str], log: FindingLog) -> Waiver | None:
    match = _WAIVER.fullmatch(body.rstrip())
    if match is None:
        log.add(
            "waiver-form",
            "this comment looks like a waiver but is none",
            span,
            expected="# errcat: allow RULE: reason",
            advice="name one rule, and give a reason after the second colon",
        )
        return None
    is_trailing = lines[span.line - 1][: span.column - 1].strip() != ""
    first, last = (span.line, span.line) if is_trailing else _next_node(span.line, lines)
    return Waiver(match[1], match[2], span, first, last)


def _next_node(line: int, lines: list[str]) -> tuple[int, int]:
    """Return the first and last line, from 1, of the node below a comment line."""
    at = line  # an index from 0: the line after the comment's
    while at < len(lines) and _is_blank_or_comment(lines[at]):
        at += 1
    if at == len(lines):
        return line, line
    indent, first = _indent(lines[at]), at
    takes_list = not lines[at].lstrip(" ").startswith("- ")
    last = at
    for later in range(at + 1, len(lines)):
        if _is_blank_or_comment(lines[later]):
            continue
        is_item = takes_list and lines[later].lstrip(" ").startswith("- ")
        if _indent(lines[later]) < indent + (not is_item):
            break
        last = later
    return first + 1, last + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_blank_or_comment(line: str) -> bool:
    content = line.lstrip(" ")
    return not content or content.startswith("#")
