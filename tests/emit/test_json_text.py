"""JSON as text: it reads back as the same value, and pleases the eye."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.emit.json_text import render_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_what_is_written_reads_back(value: object) -> None:
    assert json.loads(render_json(value)) == value


@given(st.lists(VALUES, min_size=1))
def test_only_the_last_line_ends_the_document(value: object) -> None:
    text = render_json(value)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_keys_keep_their_order_and_characters_stay() -> None:
    assert render_json({"ö": "名", "a": 1}) == '{\n  "ö": "名",\n  "a": 1\n}\n'


def test_a_short_list_stands_on_one_line() -> None:
    assert render_json({"a": ["b", None]}) == '{\n  "a": ["b", null]\n}\n'


def test_a_list_of_objects_takes_a_line_for_each_value() -> None:
    assert render_json([{"a": 1}]) == '[\n  {\n    "a": 1\n  }\n]\n'


def test_a_long_list_takes_a_line_for_each_item() -> None:
    assert render_json(["x" * 50, "y" * 50]).count("\n") == 4


@pytest.mark.parametrize(("value", "text"), [({}, "{}\n"), ([], "[]\n"), (None, "null\n")])
def test_nothing_is_written_short(value: object, text: str) -> None:
    assert render_json(value) == text
