"""Messages and prose as inline Markdown: they read back as the same text with the same marks."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from errcat.emit.escape import markdown_cell, markdown_line
from errcat.emit.markdown_inline import render_message, render_prose
from errcat.placeholders import parse_template
from errcat.prose import Code, Emphasis, Inline, Link, Literal, Name, parse_prose

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
NAMES = {"hash": "<the invalid hash>", "product": "Beacon"}

CHARACTERS = st.text("ab 是“”é€*`[]()!&;#{}\\_<>~|:/.x-+=1\n\t", min_size=1, max_size=4)
TEXTS = CHARACTERS.map(Literal)
CODES = CHARACTERS.map(lambda text: text.translate({ord(char): "x" for char in "`\n\t"})).map(Code)
TARGETS = st.sampled_from(["a.md", "https://x.example/a?b=1&amp=2#c", "x*y_z", "http://a.example"])


def marks(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(children, min_size=1, max_size=3).map(tuple)
    return st.builds(Emphasis, several, st.booleans()) | st.builds(Link, several, TARGETS)


PROSE = st.lists(st.recursive(TEXTS | CODES, marks), max_size=5).map(tuple)

Shown = list[tuple[str, frozenset[str]]]
"""Characters that are no white space, each with the marks that it stands in."""


def show_nodes(nodes: Iterable[Inline], around: frozenset[str] = frozenset()) -> Shown:
    shown: Shown = []
    for node in nodes:
        if isinstance(node, Emphasis):
            shown += show_nodes(node.children, around | {"strong" if node.is_strong else "em"})
        elif isinstance(node, Link):
            is_inner = any(mark.startswith("link") for mark in around)
            target = f"link {MARKDOWN.normalizeLink(node.target)}"
            shown += show_nodes(node.children, around if is_inner else around | {target})
        elif not isinstance(node, Name):
            mark = around | {"code"} if isinstance(node, Code) else around
            shown += [(char, mark) for char in node.text if not char.isspace()]
    return shown


def show_tokens(tokens: Iterable[Token]) -> Shown:
    shown: Shown = []
    around: list[str] = []
    for token in tokens:
        if token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
            around.append(f"link {token.attrs['href']}" if kind == "link" else kind)
        elif token.type.endswith("_close"):
            around.pop()
        elif token.type != "html_inline":
            mark = frozenset(around) | ({"code"} if token.type == "code_inline" else frozenset())
            shown += [(char, mark) for char in token.content if not char.isspace()]
    return shown


def without_repeats(nodes: Iterable[Inline], around: tuple[str, ...] = ()) -> tuple[Inline, ...]:
    """Take away marks within the same mark, which prose cannot hold."""
    kept: list[Inline] = []
    for node in nodes:
        kind = "" if not isinstance(node, Emphasis) else "strong" if node.is_strong else "em"
        if isinstance(node, Emphasis | Link):
            children = without_repeats(node.children, (*around, kind) if kind else around)
            kept += children if kind in around else [node._replace(children=children)]
        else:
            kept.append(node)
    return tuple(kept)


def has_marks(nodes: tuple[Inline, ...]) -> bool:
    """Whether Markdown can show the prose: there is something, and no link that defines one."""
    shown = "".join(char for char, _ in show_nodes(nodes))
    return bool(shown) and "]:" not in shown


@given(PROSE.map(without_repeats).filter(has_marks))
def test_prose_reads_back_with_the_same_marks(nodes: tuple[Inline, ...]) -> None:
    tokens = MARKDOWN.parse(markdown_line(render_prose(nodes, {})))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    html = [token.content for token in tokens[1].children or () if token.type == "html_inline"]
    assert set(html) <= {"<!-- -->"}
    assert show_tokens(tokens[1].children or ()) == show_nodes(nodes)


@given(st.text("ab{}*`[]()|\\<&# 是“”\n", max_size=30))
def test_any_text_stays_in_its_cell(text: str) -> None:
    cell = markdown_cell(render_prose(parse_prose(text)[0], NAMES))
    tokens = MARKDOWN.parse(f"| A | B |\n| --- | --- |\n| {cell} | end |\n")
    cells = [token for token in tokens if token.type == "inline"]
    assert [len(cells), cells[-1].content] == [4, "end"]


@pytest.mark.parametrize(
    ("prose", "markdown"),
    [
        ("Send `a|b`, *never* **c**.", "Send `a|b`, *never* **c**."),
        ("See [the list](a.md#b).", "See [the list](a.md#b)."),
        ("The {hash} of {product}.", "The \\<the invalid hash\\> of Beacon."),
        ("An {unknown} name", "An {unknown} name"),
        ("<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>"),
        ("\\*no emphasis\\*", "\\*no emphasis\\*"),
        ("[run](javascript:alert) it", "run it"),
        ("Look![here](a.md)", "Look\\![here](a.md)"),
        ("a* b *c", "a *b* c"),
        ("2 \\* 3", "2 \\* 3"),
        ("是**“是”**是", "&#26159;**“是”**&#26159;"),
        ("*a*[](b)**c**", "*a*<!-- -->**c**"),
        ("`a`[](b)`c`", "`ac`"),
        ("[`]:`](a.md)", "`]:`"),
    ],
)
def test_prose_is_written_as(prose: str, markdown: str) -> None:
    assert render_prose(parse_prose(prose)[0], NAMES) == markdown


@pytest.mark.parametrize(
    ("message", "markdown"),
    [
        ("Hash value {hash} is invalid.", "Hash value \\<the invalid hash\\> is invalid."),
        ("Send {{}} or *", "Send {} or \\*"),
        ("{{{{ 7*7 }}}}", "{\\{ 7\\*7 }}"),
        ("An {unknown} name", "An {unknown} name"),
    ],
)
def test_a_message_is_written_as(message: str, markdown: str) -> None:
    assert render_message(parse_template(message)[0], NAMES) == markdown


def test_a_label_is_data_in_a_message() -> None:
    template = parse_template("Value {hash}.")[0]
    assert render_message(template, {"hash": "{*{hash}|"}) == "Value {\\*{hash}|."
