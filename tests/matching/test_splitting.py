"""Texts held against templates: every placeholder stands for something."""

import pytest

from errcat.matching.splitting import Stretch, split_text
from errcat.placeholders import parse_template


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Berth A-7 is free.", "Berth {a} is free."),
        ("x.y.", "{a}."),
        ("x", "{a}"),
        ("a b c", "{a} {b}"),
        ("{}", "{{}}"),
        ("", ""),
    ],
)
def test_a_message_is_made_from_its_template(text: str, template: str) -> None:
    assert split_text(parse_template(template)[0], Stretch(text, text)) is not None


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Berth  is free.", "Berth {a}is free"),
        ("Berth A-7 is free", "Berth {a} is free."),
        (".", "{a}."),
        ("", "{a}"),
        ("x", ""),
        ("x Berth A", "Berth {a}"),
        ("aXbX", "a{x}bX{y}"),
        ("x", "{a}{b}"),
        ("x and y", "{a} and {a}"),
    ],
)
def test_a_message_is_not_made_from_other_templates(text: str, template: str) -> None:
    assert split_text(parse_template(template)[0], Stretch(text, text)) is None
