"""Messages and prose as inline Markdown, which reads back as exactly their text and marks."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from errcat.emit.escape import (
    is_safe_target,
    markdown_code,
    markdown_target,
    markdown_text,
)
from errcat.placeholders import Reference, Template
from errcat.prose import Code, Emphasis, Inline, Link, Literal, Name, plain_text

_SEPARATOR = "<!-- -->"
"""Shows nothing; keeps marks apart that would run together."""


def render_message(template: Template, names: Mapping[str, str]) -> str:
    """Write a message template as inline Markdown.

    Args:
        template: The message.
        names: What to show for each reference; one without a name here stays as it is written.
    """
    return markdown_text(
        "".join(
            names.get(part.name, f"{{{part.name}}}") if isinstance(part, Reference) else part
            for part in template.parts
        )
    )


def render_prose(nodes: tuple[Inline, ...], names: Mapping[str, str]) -> str:
    """Write prose as inline Markdown.

    Args:
        nodes: The prose.
        names: What to show for each reference; one without a name here stays as it is written.
    """
    if len(nodes) == 1 and isinstance(nodes[0], Literal):
        return markdown_text(nodes[0].text)
    return _join(_render_nodes(_simplify(nodes, names, is_linked=False)))


Resolve: TypeAlias = Callable[[str], str | None]
"""From the target of a link to where it leads from elsewhere; `None`: nowhere."""


def resolve_links(nodes: Iterable[Inline], resolve: Resolve) -> tuple[Inline, ...]:
    """Return prose with the targets of its links resolved; of those that lead nowhere, the text."""
    found: list[Inline] = []
    for node in nodes:
        if not isinstance(node, Emphasis | Link):
            found.append(node)
            continue
        children = resolve_links(node.children, resolve)
        if isinstance(node, Emphasis):
            found.append(node._replace(children=children))
        elif (target := resolve(node.target)) is None:
            found += children
        else:
            found.append(node._replace(children=children, target=target))
    return tuple(found)


_Simple: TypeAlias = Literal | Code | Emphasis | Link
"""Prose that Markdown can say: no references, nothing empty, neighbours of one kind joined, no
white space at the ends of marks, no links within links."""


def _simplify(
    nodes: Iterable[Inline], names: Mapping[str, str], *, is_linked: bool
) -> tuple[_Simple, ...]:
    simple: list[_Simple] = []
    for node in nodes:
        for part in _simplify_node(node, names, is_linked=is_linked):
            joined = _join_alike(simple[-1], part) if simple else None
            if joined:
                simple[-1] = joined
            else:
                simple.append(part)
    return tuple(simple)


def _join_alike(one: _Simple, other: _Simple) -> _Simple | None:
    """Join neighbours that readers cannot tell from one node; `None` where they can."""
    if isinstance(one, Literal | Code) and type(one) is type(other):
        return one._replace(text=one.text + other.text)
    if isinstance(one, Emphasis) and isinstance(other, Emphasis) and one[1] == other[1]:
        return one._replace(children=one.children + other.children)
    return None


def _simplify_node(
    node: Inline, names: Mapping[str, str], *, is_linked: bool
) -> tuple[_Simple, ...]:
    if isinstance(node, Literal | Code):
        return (node,)
    if isinstance(node, Name):
        return (Literal(names.get(node.name, f"{{{node.name}}}")),)
    is_link = isinstance(node, Link)
    children = _simplify(node.children, names, is_linked=is_linked or is_link)
    if isinstance(node, Link) and (is_linked or not _can_link(node.target, children)):
        return children
    before, core, after = _split_space(children)
    return (*before, node._replace(children=core), *after) if core else (*before, *after)


def _can_link(target: str, children: tuple[_Simple, ...]) -> bool:
    """Tell whether a link is safe, and its text cannot make a link definition of its line."""
    return bool(target) and is_safe_target(target) and "]:" not in plain_text(children)


def _split_space(
    nodes: tuple[_Simple, ...],
) -> tuple[tuple[_Simple, ...], tuple[_Simple, ...], tuple[_Simple, ...]]:
    """Take white space off both ends; a mark may not begin or end with it."""
    before: tuple[_Simple, ...] = ()
    after: tuple[_Simple, ...] = ()
    if nodes and isinstance(nodes[0], Literal):
        text = nodes[0].text
        core = text.lstrip()
        before = _literal(text[: len(text) - len(core)])
        nodes = (*_literal(core), *nodes[1:])
    if nodes and isinstance(nodes[-1], Literal):
        text = nodes[-1].text
        core = text.rstrip()
        after = _literal(text[len(core) :])
        nodes = (*nodes[:-1], *_literal(core))
    return before, nodes, after


def _literal(text: str) -> tuple[Literal, ...]:
    return (Literal(text),) if text else ()


def _render_nodes(nodes: tuple[Inline, ...]) -> list[tuple[Inline, str]]:
    return [(node, _render_node(node)) for node in nodes]


def _render_node(node: Inline) -> str:
    assert not isinstance(node, Name), "simplified prose has no references"
    if isinstance(node, Literal):
        return markdown_text(node.text)
    if isinstance(node, Code):
        return markdown_code(node.text)
    inner = _join(_render_nodes(node.children))
    if isinstance(node, Link):
        return f"[{inner}]({markdown_target(node.target)})"
    mark = "**" if node.is_strong else "*"
    if len(node.children) > 1:
        inner = f"{_SEPARATOR * (inner[0] == '*')}{inner}{_SEPARATOR * (inner[-1] == '*')}"
    return f"{mark}{inner}{mark}"


def _join(pieces: list[tuple[Inline, str]]) -> str:
    """Join rendered siblings so that no mark runs into its neighbour."""
    texts = [text for _, text in pieces]
    for index, (node, text) in enumerate(pieces):
        if isinstance(node, Emphasis):
            _free_emphasis(texts, index)
        elif isinstance(node, Link) and index and texts[index - 1].endswith("!"):
            texts[index - 1] = f"{texts[index - 1][:-1]}\\!"  # no image
        if index and text[0] == texts[index - 1][-1] and text[0] in "`*":
            texts[index] = _SEPARATOR + texts[index]
    return "".join(texts)


def _free_emphasis(texts: list[str], index: int) -> None:
    """Make the marks of an emphasis count as such beside punctuation, as in `是**“是”**是`.

    A mark between a punctuation inside and a letter outside is plain text to CommonMark; so the
    letter becomes a character reference, which begins and ends with punctuation.
    Source: CommonMark 0.31 §6.2, left- and right-flanking delimiter runs.
    """
    inside = texts[index].strip("*")
    if index and _is_punctuation(inside[0]) and not _is_edge(texts[index - 1][-1]):
        texts[index - 1] = f"{texts[index - 1][:-1]}&#{ord(texts[index - 1][-1])};"
    if index + 1 < len(texts) and _is_punctuation(inside[-1]) and not _is_edge(texts[index + 1][0]):
        texts[index + 1] = f"&#{ord(texts[index + 1][0])};{texts[index + 1][1:]}"


def _is_punctuation(char: str) -> bool:
    """Tell whether any version of CommonMark takes a character for punctuation."""
    return unicodedata.category(char)[0] in "PS"


def _is_edge(char: str) -> bool:
    """Tell whether every version of CommonMark lets a mark begin after or end before it."""
    return char.isspace() or unicodedata.category(char)[0] == "P" or char in "$+<=>^`|~"
