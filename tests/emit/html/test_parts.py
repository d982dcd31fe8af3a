"""Inline HTML, addresses, and data as scripts."""

import json

import pytest

from errcat.emit.html.inline import Surroundings, render_message, render_prose, write_placeholder
from errcat.emit.html.json_html import highlight_json
from errcat.emit.html.places import Place, resolve_target
from errcat.emit.html.script import write_script
from errcat.model import LocaleTag
from errcat.placeholders import parse_template
from errcat.prose import parse_prose

_AROUND = Surroundings("../", frozenset({"NotFound"}), "https://learn.example/en-us/api/errors")


def render(text: str, around: Surroundings = _AROUND) -> str:
    names = {"file": write_placeholder("<the file>", "file")}
    return str(render_prose(parse_prose(text)[0], names, around))


def test_literal_text_is_escaped():
    assert render("a < b & \"c\" 'd'") == "a &lt; b &amp; &quot;c&quot; &#x27;d&#x27;"


def test_code_is_kept_from_translation_and_direction():
    assert render("`a<b`") == '<code translate="no"><bdi dir="ltr">a&lt;b</bdi></code>'


def test_placeholders_are_isolated():
    assert '<bdi dir="ltr"><span>&lt;the file&gt;</span></bdi>' in render("Open {file}.")


def test_an_unknown_name_stays_as_it_is_written():
    assert "{folder}" in render("Open {folder}.")


def test_marks_nest():
    assert render("**a *b* c**") == "<strong>a <em>b</em> c</strong>"


def test_a_link_holds_no_other_link():
    assert render("[see `NotFound` [x](y)](https://a.example)").count("<a ") == 1


def test_a_message_is_no_prose():
    assert render_message(parse_template("*a* `b` {{c}}")[0], {}) == "*a* `b` {c}"


TARGETS = {
    "https://a.example/b.md": "https://a.example/b.md",
    "/graph/api/x.md": "https://learn.example/graph/api/x",
    "../../admin/help.md#ask": "https://learn.example/admin/help#ask",
    "overview.md": "https://learn.example/en-us/api/overview",
    "#here": "#here",
    "mailto:a@b.example": "mailto:a@b.example",
    "javascript:alert(1)": None,
    " javascript:alert(1)": None,
    "JaVaScRiPt:alert(1)": None,
    "data:text/html,x": None,
    "": None,
}


@pytest.mark.parametrize(("target", "expected"), TARGETS.items())
def test_links_lead_where_the_published_page_would(target: str, expected: str | None):
    assert resolve_target(target, "https://learn.example/en-us/api/errors") == expected


@pytest.mark.parametrize("target", ["overview.md", "/graph/x", "//evil.example/x"])
def test_without_a_published_page_relative_links_are_text(target: str):
    assert resolve_target(target, None) is None


def test_a_place_knows_its_way_home():
    place = Place(LocaleTag("sv-SE"), "codes/NotFound")
    assert (place.root, place.home) == ("../../../", "../../")
    assert place.twin("md") == "sv-SE/codes/NotFound.md"
    assert Place(LocaleTag("sv-SE"), "").twin("md") == "sv-SE/index.md"


def test_a_script_holds_nothing_that_could_end_it():
    text = write_script("data", ["</script><!-- \u2028\u2029 ]]> &"])
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text.removeprefix("window.data = ").removesuffix(";\n")) == [
        "</script><!-- \u2028\u2029 ]]> &"
    ]


def test_highlighting_leaves_the_text_as_it_is():
    html = highlight_json('{"a\\"<": ["b", 1.5, true, null]}')
    assert html.striptags() == '{"a\\"<": ["b", 1.5, true, null]}'
    assert html.count("json-name") == 1
    assert html.count("json-number") == 3
