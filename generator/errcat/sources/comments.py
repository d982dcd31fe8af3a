"""Comments of YAML files that look like the rest of a text."""

import re

from errcat.position import Span
from errcat.sources.nodes import PLAIN, MappingNode, Node, ScalarNode, SequenceNode
from errcat.sources.rules import FindingLog

_CUT = re.compile(r"(?<=\S)( +)(#[^\s#][^\n]*)")
"""A number sign behind a space and right before a word: `item #1`."""


def report_cut_texts(text: str, path: str, root: Node, log: FindingLog) -> None:
    """Report texts without quotation marks that end where a comment without a space begins."""
    matches = list(_CUT.finditer(text))
    if not matches:
        return
    ends = _plain_ends(root)
    for match in matches:
        if match.start() in ends:
            line = text.count("\n", 0, match.start()) + 1
            start = text.rfind("\n", 0, match.start()) + 1
            span = Span(path, line, match.start(2) - start + 1, line, match.end() - start + 1)
            log.add(
                "yaml-comment",
                f"'{match[2].partition(' ')[0]}' begins a comment: the text ends before it",
                span,
                advice="put the text in quotation marks, or a space behind the number sign",
            )


def _plain_ends(root: Node) -> set[int]:
    """Return where the scalars without quotation marks end, as offsets."""
    ends = set()
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ScalarNode):
            if node.style == PLAIN and node.value:
                ends.add(node.end.index)
        elif isinstance(node, SequenceNode):
            nodes.extend(node.items)
        elif isinstance(node, MappingNode):
            nodes.extend(value for _, value in node.pairs)
    return ends
