"""Inline Markdown with positions: the tokens of the parser, each with its place in the content."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\\`*_\[<&]")
_OTHER_MARKUP = re.compile(r"[`*_\[&\n]|(?<!\\)<|\\\\")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""Source: CommonMark 0.31.2 §2.4."""
_LINE_BREAK = re.compile(r"[ \t]*\\?\n[ \t]*")
_BREAK_TAG = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_END_KEY = "end"
_LONGEST = 20_000
"""Longer contents are no prose; they are taken as plain text."""


class Piece(NamedTuple):
    """A token with its place in the content of its block.

    Kinds: `text` (as it stands), `special` (an escape or entity), `space` (a line end), `break`,
    `code`, `html`, `image`, and `em`, `strong`, `link`, each opened and closed (`/em`).
    """

    kind: str
    text: str
    """What readers see; of `html` the tag, of `link` and `image` the target."""
    start: int
    end: int


def read_inline(content: str, parser: "MarkdownIt") -> list[Piece]:
    """Split a block's content into pieces, in order and without gaps, in linear time."""
    if len(content) > _LONGEST or not _MARKUP.search(content):
        return _read_plain(content)
    if not _OTHER_MARKUP.search(content):
        return _read_escapes(content)
    return _read_tokens(content, parser)


def read_html_inline(content: str) -> list[Piece]:
    """Split HTML into pieces, as `read_inline` does: tags, entities, and text without Markdown."""
    if len(content) > _LONGEST or ("<" not in content and "&" not in content):
        return _read_plain(content)
    return _read_tokens(content, _build_html_parser())


def _read_tokens(content: str, parser: "MarkdownIt") -> list[Piece]:
    from markdown_it.rules_inline import StateInline

    tokens: list[Token] = []
    state = StateInline(content, parser, {}, tokens)
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    pieces = _place_tokens(state.tokens, content)
    return _read_plain(content) if pieces is None else pieces


def _read_escapes(content: str) -> list[Piece]:
    """Read a line whose only markup are backslashes, as most messages with placeholders are."""
    pieces: list[Piece] = []
    last = 0
    for match in _ESCAPE.finditer(content):
        if match.start() > last:
            pieces.append(Piece("text", content[last : match.start()], last, match.start()))
        pieces.append(Piece("special", match[1], match.start(), match.end()))
        last = match.end()
    if last < len(content):
        pieces.append(Piece("text", content[last:], last, len(content)))
    return pieces


def _read_plain(content: str) -> list[Piece]:
    if "\n" not in content:
        return [Piece("text", content, 0, len(content))] if content else []
    pieces: list[Piece] = []
    last = 0
    for match in _LINE_BREAK.finditer(content):
        pieces.append(Piece("text", content[last : match.start()], last, match.start()))
        pieces.append(Piece("space", " ", match.start(), match.end()))
        last = match.end()
    pieces.append(Piece("text", content[last:], last, len(content)))
    return pieces


def _place_tokens(tokens: "list[Token]", content: str) -> list[Piece] | None:
    """Follow the tokens through the content; `None` if they do not fit it."""
    pieces: list[Piece] = []
    at = 0
    for token in tokens:
        if token.type == "text":
            if not content.startswith(token.content, at):
                return None
            piece = Piece("text", token.content, at, at + len(token.content))
        else:
            placed = _PLACERS.get(token.type, _place_marker)(token, content, at)
            if placed is None:
                return None
            piece = placed
        if piece.end > at:
            pieces.append(piece)
        at = piece.end
    return pieces


def _place_marker(token: "Token", _content: str, at: int) -> Piece | None:
    name, _, side = token.type.rpartition("_")
    if name not in ("em", "strong"):
        return None
    kind = name if side == "open" else f"/{name}"
    return Piece(kind, token.markup, at, at + len(token.markup))


def _place_special(token: "Token", _content: str, at: int) -> Piece:
    return Piece("special", token.content, at, at + len(token.markup))


def _place_html(token: "Token", _content: str, at: int) -> Piece:
    kind = "break" if _BREAK_TAG.fullmatch(token.content) else "html"
    text = "\n" if kind == "break" else token.content
    return Piece(kind, text, at, at + len(token.content))


def _place_line_end(token: "Token", content: str, at: int) -> Piece | None:
    match = _LINE_BREAK.match(content, at)
    if match is None:
        return None
    if token.type == "softbreak":
        return Piece("space", " ", at, match.end())
    return Piece("break", "\n", at, match.end())


def _place_code(token: "Token", content: str, at: int) -> Piece:
    inner = at + len(token.markup)
    length = len(token.content)
    if not content.startswith(token.markup, inner + length):
        length += 2  # one space on each side does not count as content
    return Piece("code", token.content, at, inner + length + len(token.markup))


def _place_link_start(token: "Token", content: str, at: int) -> Piece | None:
    target = str(token.attrs.get("href", ""))
    return Piece("link", target, at, at + 1) if content[at] in "[<" else None


def _place_measured(token: "Token", _content: str, at: int) -> Piece | None:
    end = token.meta.get(_END_KEY)
    if not isinstance(end, int) or end < at:
        return None
    if token.type == "link_close":
        return Piece("/link", "", at, end)
    return Piece("image", str(token.attrs.get("src", "")), at, end)


_PLACERS: "dict[str, Callable[[Token, str, int], Piece | None]]" = {
    "text_special": _place_special,
    "html_inline": _place_html,
    "softbreak": _place_line_end,
    "hardbreak": _place_line_end,
    "code_inline": _place_code,
    "link_open": _place_link_start,
    "link_close": _place_measured,
    "image": _place_measured,
}


@cache
def build_parser() -> "MarkdownIt":
    """Return the Markdown parser of all pages: CommonMark with tables, ends of links measured."""
    from markdown_it import MarkdownIt, rules_inline

    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    for name in ("link", "image", "autolink"):
        parser.inline.ruler.at(name, _measured(getattr(rules_inline, name)))
    return parser


@cache
def _build_html_parser() -> "MarkdownIt":
    """Return a parser that knows nothing but tags, entities and line ends."""
    from markdown_it import MarkdownIt

    return MarkdownIt("zero", {"html": True}).enable(["html_inline", "entity", "newline"])


def _measured(
    rule: "Callable[[StateInline, bool], bool]",
) -> "Callable[[StateInline, bool], bool]":
    """Let a rule note on its last token where it ended; the parser itself keeps no offsets."""

    def measure(state: "StateInline", is_silent: bool) -> bool:
        if not rule(state, is_silent):
            return False
        if not is_silent:
            state.tokens[-1].meta[_END_KEY] = state.pos
        return True

    return measure
