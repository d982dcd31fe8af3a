"""Prose of catalogue and translations: inline Markdown limited to code, emphasis and links.

The grammar is small and total: `` `code` ``, `*emphasis*`, `**strong**`, `[text](target)`,
`{placeholder}`, and a backslash before punctuation makes it literal. Anything else, HTML included,
is literal text. Emphasis and links may hold each other; code holds only literal text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from errcat.placeholders import TemplateFault


class Literal(NamedTuple):
    """Plain text, unescaped."""

    text: str


class Code(NamedTuple):
    """A code span; its text is literal."""

    text: str


class Name(NamedTuple):
    """A reference to a placeholder, `{name}`."""

    name: str


class Emphasis(NamedTuple):
    """Emphasised (one asterisk) or strong (two asterisks) inline content."""

    children: "tuple[Inline, ...]"
    is_strong: bool


class Link(NamedTuple):
    """A link; `target` is a URL or relative path, as written."""

    children: "tuple[Inline, ...]"
    target: str


Inline: TypeAlias = Literal | Code | Name | Emphasis | Link

_TOKEN = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
  | `(?P<code>[^`\n]+)`
  | \{(?P<name>[a-z][a-z0-9_]*)\}
  | (?P<stars>\*\*|\*)
  | (?P<open>\[)
  | (?P<close>\]\((?P<target>[^()\s]*)\))
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of markup, where it stands: `text[start:end]`.

    Kinds: `escaped`, `code`, `name`, `stars`, `open` (of a link) and `close` (with its target).
    """

    kind: str
    start: int
    end: int
    value: str
    """The escaped character, the code, the placeholder's name, the stars, the link's target."""


def scan_markup(text: str) -> Iterator[Token]:
    """Yield the markup of a prose text in order, whether or not each marker has its partner."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if match["close"] is not None:
            yield Token("close", match.start(), match.end(), match["target"])
        else:
            yield Token(kind, match.start(), match.end(), match[kind])


class _Frame(NamedTuple):
    """An inline element that has been opened and not yet closed."""

    marker: str
    start: int
    children: "list[Inline]"


def parse_prose(text: str) -> tuple[tuple[Inline, ...], tuple[TemplateFault, ...]]:
    """Parse a prose text; returns its nodes and the places where a marker has no partner.

    A marker without a partner stays literal text.
    """
    frames = [_Frame("", 0, [])]
    faults: list[TemplateFault] = []
    last = 0
    for match in _TOKEN.finditer(text):
        _append_literal(frames[-1].children, text[last : match.start()])
        faults += _find_lone_backticks(text, last, match.start())
        last = match.end()
        _take_token(match, frames, faults)
    _append_literal(frames[-1].children, text[last:])
    faults += _find_lone_backticks(text, last, len(text))
    while len(frames) > 1:
        _unwind(frames, faults)
    return tuple(frames[0].children), tuple(sorted(faults))


def _find_lone_backticks(text: str, start: int, end: int) -> Iterator[TemplateFault]:
    """Yield the backticks of a stretch of literal text."""
    while (start := text.find("`", start, end)) >= 0:
        yield TemplateFault(start, start + 1, "'`' is never closed")
        start += 1


def _take_token(match: re.Match[str], frames: list[_Frame], faults: list[TemplateFault]) -> None:
    kind = match.lastgroup if match.group("close") is None else "close"
    children = frames[-1].children
    if kind == "escaped":
        _append_literal(children, match["escaped"])
    elif kind == "code":
        children.append(Code(match["code"]))
    elif kind == "name":
        children.append(Name(match["name"]))
    elif kind == "stars":
        _take_stars(match, frames, faults)
    elif kind == "open":
        frames.append(_Frame("[", match.start(), []))
    else:
        _take_link_end(match, frames, faults)


def _take_stars(match: re.Match[str], frames: list[_Frame], faults: list[TemplateFault]) -> None:
    marker = match["stars"]
    if frames[-1].marker == marker:
        frame = frames.pop()
        frames[-1].children.append(Emphasis(tuple(frame.children), marker == "**"))
    elif any(frame.marker == marker for frame in frames):
        while frames[-1].marker != marker:
            _unwind(frames, faults)
        _take_stars(match, frames, faults)
    else:
        frames.append(_Frame(marker, match.start(), []))


def _take_link_end(match: re.Match[str], frames: list[_Frame], faults: list[TemplateFault]) -> None:
    if not any(frame.marker == "[" for frame in frames):
        faults.append(TemplateFault(match.start(), match.end(), "link end without '['"))
        _append_literal(frames[-1].children, match.group())
        return
    while frames[-1].marker != "[":
        _unwind(frames, faults)
    frame = frames.pop()
    frames[-1].children.append(Link(tuple(frame.children), match["target"]))


def _unwind(frames: list[_Frame], faults: list[TemplateFault]) -> None:
    """Turn the innermost open marker back into literal text."""
    frame = frames.pop()
    children = frames[-1].children
    if frame.marker != "[":  # a lone bracket is ordinary text
        end = frame.start + len(frame.marker)
        faults.append(TemplateFault(frame.start, end, f"{frame.marker!r} is never closed"))
    _append_literal(children, frame.marker)
    for child in frame.children:
        if isinstance(child, Literal):
            _append_literal(children, child.text)
        else:
            children.append(child)


def _append_literal(children: "list[Inline]", text: str) -> None:
    if not text:
        return
    if children and isinstance(children[-1], Literal):
        text = children.pop().text + text  # type: ignore[union-attr]  # narrowed one line up
    children.append(Literal(text))


def plain_text(nodes: tuple[Inline, ...]) -> str:
    """Return the text of the nodes without markup; placeholders as `{name}`."""
    return "".join(
        node.text
        if isinstance(node, Literal | Code)
        else f"{{{node.name}}}"
        if isinstance(node, Name)
        else plain_text(node.children)
        for node in nodes
    )
