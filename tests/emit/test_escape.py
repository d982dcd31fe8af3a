"""Escaping: whatever a text is, it reads back as itself."""

import ast
import html
import re
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from errcat.emit.escape import (
    ecma_regex,
    html_text,
    is_safe_target,
    markdown_cell,
    markdown_code,
    markdown_line,
    markdown_target,
    markdown_text,
    python_literal,
    yaml_block,
    yaml_scalar,
)
from errcat.model import Json

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
) | st.text("ab -+#=1.)>|`*_~[]()!<&;:/{}%\\$@\"'\n\t")
LINES = TEXTS.filter(lambda text: text.strip() != "")


def inline_text(source: str, *, expected_block: str = "paragraph_open") -> str:
    """The plain text of Markdown that is one block."""
    opening, inline, _ = MARKDOWN.parse(source)
    assert opening.type == expected_block
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    return "".join(child.content for child in inline.children or ())


@given(LINES)
@example("{{ 7*7 }} {% raw %}")
@example("<script>alert(1)</script>")
@example("&amp; &#65; \\")
@example("- item")
@example("1. item")
@example("# heading")
@example("> quote")
@example("---")
@example("```")
@example("    code")
@example("a\n\nb")
@example("[x]: y")
def test_a_text_is_plain_text_in_a_paragraph(text: str) -> None:
    assert inline_text(markdown_line(markdown_text(text))) == text


@given(LINES)
@example("a #")
@example("# ##")
def test_a_text_is_plain_text_in_a_heading(text: str) -> None:
    source = f"## {markdown_line(markdown_text(text))}\n"
    assert inline_text(source, expected_block="heading_open") == text


@given(LINES)
@example("=")
@example("--")
@example(":-:")
def test_a_text_is_plain_text_in_the_second_line_of_a_paragraph(text: str) -> None:
    _, inline, *rest = MARKDOWN.parse(f"x\n{markdown_line(markdown_text(text))}\n")
    children = inline.children or []
    assert [token.type for token in rest] == ["paragraph_close"]
    assert "".join(child.content for child in children[2:]) == text


@given(LINES, TEXTS)
@example("a|b", "\\|")
@example("\\", "|")
def test_texts_are_plain_text_in_the_cells_of_a_table(first: str, second: str) -> None:
    cells = [markdown_cell(markdown_text(text)) for text in (first, second)]
    tokens = MARKDOWN.parse(f"| A | B |\n| --- | --- |\n| {cells[0]} | {cells[1]} |\n")
    found = [token.children or [] for token in tokens if token.type == "inline"]
    assert len(found) == 4
    assert ["".join(child.content for child in cell) for cell in found[2:]] == [first, second]


@given(LINES.filter(lambda text: "\n" not in text))
@example("`")
@example("a``b`")
@example(" a ")
@example("a|b")
@example("\\")
def test_code_reads_back_as_it_was(text: str) -> None:
    source = f"| A |\n| --- |\n| {markdown_cell(markdown_code(text))} |\n"
    cell = [token for token in MARKDOWN.parse(source) if token.type == "inline"][1]
    assert [(child.type, child.content) for child in cell.children or ()] == [("code_inline", text)]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("https://a.example/b", "https\\://a.example/b"),
        ("www.a.example", "www\\.a.example"),
        ("me@a.example", "me\\@a.example"),
    ],
)
def test_an_address_in_a_text_does_not_become_a_link(text: str, escaped: str) -> None:
    assert markdown_text(text) == escaped


@pytest.mark.parametrize("text", ["snake_case_name", "1.5 of 3", "a & b", "{name}", "it's -5"])
def test_ordinary_text_stays_readable(text: str) -> None:
    assert markdown_line(markdown_text(text)) == text


@pytest.mark.parametrize("target", ["a.md", "a b(c)<d>\\e|f", "x?a=1&copy=2#y", "a`b", "ü"])
def test_a_target_reads_back_as_the_same_address(target: str) -> None:
    _, inline, _ = MARKDOWN.parse(f"[x]({markdown_target(target)})")
    link = (inline.children or [])[0]
    assert (link.type, link.attrs["href"]) == ("link_open", MARKDOWN.normalizeLink(target))


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", " JavaScript :x", "data:text/html,x", "java\nscript:x", "vbscript:"],
)
def test_a_link_that_runs_something_is_not_safe(target: str) -> None:
    assert not is_safe_target(target)


@pytest.mark.parametrize(
    "target",
    ["https://a.example", "mailto:a@b", "../a.md", "/a", "#b", "a/b:c"],
)
def test_an_ordinary_link_is_safe(target: str) -> None:
    assert is_safe_target(target)


@given(TEXTS, st.sampled_from([(1, 1), (1, 2)]))
@example("NO", (1, 1))
@example("1.10", (1, 2))
@example("2024-01-01", (1, 1))
@example("~", (1, 2))
@example("a: b #c", (1, 2))
@example("- a", (1, 2))
@example("\ufeff\u2028\x85", (1, 1))
@example("02/08/2024", (1, 1))
def test_a_yaml_scalar_is_the_same_text_to_every_reader(
    text: str, version: tuple[int, int]
) -> None:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = version
    assert yaml.load(f"key: {yaml_scalar(text)}\n") == {"key": text}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(TEXTS, values, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, JSON, min_size=1))
def test_block_yaml_reads_back_as_the_same_value(value: dict[str, Json]) -> None:
    yaml = YAML(typ="safe", pure=True)
    assert yaml.load(f"{yaml_block(value)}\n") == value


def test_a_date_of_front_matter_needs_no_quotes() -> None:
    assert yaml_block({"ms.date": "02/08/2024"}) == "\nms.date: 02/08/2024"


@given(TEXTS)
def test_html_reads_back_as_the_same_text_and_has_no_markup(text: str) -> None:
    escaped = html_text(text)
    assert html.unescape(escaped) == html.unescape(html.escape(text))
    assert not set(escaped) & set("<>\"'")


@given(TEXTS)
@example("\u202e\u200b\U000e0001'\"\\")
def test_a_python_literal_is_the_same_text(text: str) -> None:
    assert ast.literal_eval(python_literal(text)) == text
    assert python_literal(text).isprintable()


def test_python_literals_are_formatted_as_ruff_does() -> None:
    texts = ["a", "it's", 'a "b"', "'\"", "\\", "", "é"]
    source = "".join(f"x = {python_literal(text)}\n" for text in texts)
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "-"]
    assert (
        subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout
        == source
    )


@given(TEXTS)
def test_a_regular_expression_matches_its_text_alone(text: str) -> None:
    assert re.fullmatch(ecma_regex(text), text)
    assert not re.fullmatch(ecma_regex(text), f"{text}x")
