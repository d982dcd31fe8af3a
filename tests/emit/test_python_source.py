import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.emit.python_source import (
    LINE_LENGTH,
    Value,
    display_width,
    doc_text,
    wrap_doc,
    write_assignment,
    write_value,
)

ROOT = Path(__file__).parents[2]
TEXTS = st.text() | st.text(st.sampled_from("ab \"'\\%{}\n值\u202e\u0301"), max_size=200)
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS | st.integers() | st.booleans(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(TEXTS, inner),
)


@given(VALUES)
def test_a_value_is_read_back(value: Value):
    assert ast.literal_eval(write_value(value)) == value


@given(VALUES)
def test_nothing_invisible_stands_in_the_source(value: Value):
    assert all(char.isprintable() or char == "\n" for char in write_value(value))


@given(st.lists(TEXTS, min_size=1).map(tuple))
def test_lines_of_texts_fit(value: tuple[str, ...]):
    lines = write_assignment("TEXTS", value).splitlines()
    assert max(map(display_width, lines)) <= LINE_LENGTH


def test_long_texts_break_behind_spaces():
    word = "x" * 40 + " "
    assert (
        write_value((word * 4,))
        == f'(\n    (\n        "{word * 2}"\n        "{word * 2}"\n    ),\n)'
    )


@pytest.mark.parametrize(
    "text",
    ['"""', '"', "\\", "a\\", "\\N{BULLET}", "\n", "\u202e", "\x00", "%(x)s", "a\tb"],
)
def test_a_text_in_a_docstring_neither_ends_nor_escapes_it(text: str):
    tree = ast.parse(f'"""{doc_text(text)}"""')
    assert ast.get_docstring(tree, clean=False) == doc_text(text)


@given(st.text())
def test_paragraphs_of_docstrings_are_read_back(text: str):
    tree = ast.parse(f'"""{wrap_doc(text, indent=4)}"""')
    shown = ast.get_docstring(tree, clean=False) or ""
    assert shown.split() == doc_text(text).split()


def test_ruff_would_write_it_the_same(tmp_path: Path):
    texts = ["short", "x" * 200, "word " * 50, "值" * 80, "'\"" * 60, "\u0301é" * 60, "a\n" * 60]
    table: Value = {text[:9]: (text, "name", text * 2, 5, (text,), {"key": text}) for text in texts}
    table |= {"k" * width: "x" * 60 for width in range(20, 50)}
    module = tmp_path / "module.py"
    module.write_text(f'"""X."""\n\n{write_assignment("TEXTS", table)}\n', encoding="utf-8")
    for command in (["format", "--check"], ["check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--config", ROOT / "pyproject.toml", module]
        assert subprocess.run(ruff, check=False, capture_output=True).returncode == 0
