"""Published pages are read with the exact place of every text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from errcat.sources.pages import parse_page
from errcat.sources.pages_browser import Names
from errcat.sources.pages_model import (
    CodeBlock,
    Fragment,
    MarkKind,
    PageForm,
    Passage,
    PassageKind,
    Table,
)

NAMES = Names(frozenset(("InvalidBerth", "NotFound")), ("Not Found", "Bad Request"))
SPANS = (
    '<span data-ttu-id="a-1">Nicht da</span><span class="sxs-lookup">'
    '<span data-stu-id="a-1">Not there</span></span>'
)


def passages(source: str) -> list[Passage]:
    return [block for block in parse_page("p.md", source).blocks if isinstance(block, Passage)]


def only(source: str) -> Passage:
    (passage,) = passages(source)
    return passage


def table(source: str, names: Names = NAMES) -> Table:
    blocks = parse_page("p.md", source, names).blocks
    return next(block for block in blocks if isinstance(block, Table))


def cell_texts(found: Table) -> list[list[str]]:
    return [[cell.text.text for cell in row.cells] for row in found.rows]


def in_file(source: str, fragment: Fragment, part: str) -> str:
    """Return what stands in the file where a part of a shown text comes from."""
    at = fragment.text.index(part)
    start, end = fragment.locate(at, at + len(part))
    return source[start:end]


@pytest.mark.parametrize(
    ("source", "shown", "part", "written"),
    [
        (r"a \<b\> c", "a <b> c", "<b>", r"\<b\>"),
        ("a &lt;b&gt; c", "a <b> c", "<b>", "&lt;b&gt;"),
        ("a **b c** d", "a b c d", "b c", "b c"),
        ("a `b` c", "a b c", "b", "b"),
        ("a [b](c.md) d", "a b d", "b d", "b](c.md) d"),
        ("a<br />b", "a\nb", "\n", "<br />"),
        ("> a\n> b", "a b", "a b", "a\n> b"),
        ("a <b c> d", "a <b c> d", "<b c>", "<b c>"),
        ("a <the name> d", "a <the name> d", "<the name>", "<the name>"),
        ("# <a name='x'></a>a", "a", "a", "a"),
    ],
)
def test_a_text_is_shown_as_readers_see_it_and_found_as_it_is_written(
    source: str, shown: str, part: str, written: str
):
    text = only(source).text
    assert text.text == shown.replace("<b c>", "") if "<b c>" in source else shown
    if part in text.text:
        assert in_file(source, text, part) == written


def test_marks_keep_their_place_with_and_without_markers():
    source = "a **b** [c](d.md 'e') <a name=\"f\"></a>"
    marks = {mark.kind: mark for mark in only(source).text.marks}
    strong, link = marks[MarkKind.STRONG], marks[MarkKind.LINK]
    assert source[strong.outer_start : strong.outer_end] == "**b**"
    assert (source[link.outer_start : link.outer_end], link.target) == ("[c](d.md 'e')", "d.md")
    assert marks[MarkKind.ANCHOR].target == "f"


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("# a", [PassageKind.HEADING]),
        ("a\n\nb", [PassageKind.PARAGRAPH, PassageKind.PARAGRAPH]),
        ("- a\n- b", [PassageKind.ITEM, PassageKind.ITEM]),
        ("> a", [PassageKind.QUOTE]),
        ("> [!NOTE]\n> a", [PassageKind.ALERT, PassageKind.QUOTE]),
        ("[!INCLUDE [a](b.md)]", [PassageKind.INCLUDE]),
    ],
)
def test_a_passage_knows_what_it_is(source: str, kinds: list[PassageKind]):
    assert [passage.kind for passage in passages(source)] == kinds


def test_the_english_of_the_side_by_side_form_is_told_from_the_translation():
    page = parse_page("p.md", f"# {SPANS}")
    (passage,) = page.blocks
    assert isinstance(passage, Passage)
    assert passage.english is not None
    assert (passage.text.text, passage.english.text.strip()) == ("Nicht da", "Not there")
    assert page.form is PageForm.SIDE_BY_SIDE


def test_emphasis_around_both_languages_counts_for_both():
    passage = only(f"**{SPANS}**")
    assert passage.english is not None
    assert [mark.kind for mark in passage.text.marks] == [MarkKind.STRONG]
    assert [mark.kind for mark in passage.english.marks] == [MarkKind.STRONG]


def test_a_span_that_is_never_closed_takes_what_follows_in_its_block():
    first, second = passages('a <span data-stu-id="x">b\n\nc')
    assert first.english is not None
    assert (first.text.text, first.english.text, second.text.text) == ("a ", "b", "c")


@pytest.mark.parametrize(
    "source",
    [
        "a|b|c\n-|-|-\nx|y (400)|z",
        "| a | b | c |\n|---|:--|--:|\n| x | y (400) | z |",
        "a |b |c \n:---|:---|:---\nx | y (400) | z ",
        "> |a|b|c|\n> |-|-|-|\n> |x|y (400)|z|",
    ],
)
def test_tables_of_any_form_have_the_same_cells(source: str):
    found = table(source)
    assert cell_texts(found) == [["x", "y (400)", "z"]]
    start, end = found.rows[0].cells[1].text.locate(0, 7)
    assert source[start:end] == "y (400)"


def test_a_cell_with_an_escaped_pipe_is_found_behind_it():
    source = "a|b\n-|-\nx \\| y|z"
    cell = table(source).rows[0].cells[0].text
    assert (cell.text, in_file(source, cell, "y")) == ("x | y", "y")


def test_a_row_has_only_the_cells_that_are_written():
    found = table("a|b|c\n-|-|-\nx|y\n|x||z|")
    assert cell_texts(found) == [["x", "y"], ["x", "", "z"]]


def test_rows_behind_a_blank_line_are_a_table_without_a_header():
    source = "a|b|c\n-|-|-\nx|y (400)|z\n\nu|v (404)|w"
    tables = [block for block in parse_page("p.md", source).blocks if isinstance(block, Table)]
    assert [cell_texts(found)[0][0] for found in tables] == ["x", "u"]
    assert [bool(found.header) for found in tables] == [True, False]


def test_front_matter_gives_scalars_and_items_with_their_places():
    source = "---\ntitle: 'a b'\nms.x:\n- c\n---\n# d"
    page = parse_page("p.md", source)
    assert [(field.key, field.value.text) for field in page.front_matter] == [
        ("title", "a b"),
        ("ms.x", "c"),
    ]
    assert source[page.front_matter[0].value.start :].startswith("a b'")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (">-\n  a b\n  c", "a b c"),
        (">\n  a\n\n  b\n", "a\nb"),
        ("|2+\n  a\n  b", "a\nb"),
        ("> # folded\n  a\n  b", "a b"),
        ("a\n  b\n  c", "a b c"),
        ("'a\n  b'", "a b"),
        ("\n  a\n  b", "a b"),
        (">-", ""),
        ("a > b", "a > b"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_scalar_over_several_lines_is_one_text(value: str, shown: str, end: str):
    source = f"---\ntitle: {value}\nms.x: d\n---\n# e".replace("\n", end)
    fields = {field.key: field.value for field in parse_page("p.md", source).front_matter}
    assert fields["ms.x"].text == "d"
    assert (fields["title"].text if shown else "title" not in fields) == (shown or True)
    for letter in set(shown) & set("abc"):
        assert in_file(source, fields["title"], letter) == letter


def test_maps_within_the_front_matter_are_no_scalars():
    source = "---\na:\n  b: c\n  d: e\nf:\n- g\n---\n# h"
    fields = parse_page("p.md", source).front_matter
    assert [(field.key, field.value.text) for field in fields] == [("f", "g")]


@pytest.mark.parametrize("head", ["---\ntitle: [a\n\tb: : c\n---\n", "---\n: x\n- y\n---\n"])
def test_broken_front_matter_costs_no_more_than_its_own_fields(head: str):
    page = parse_page("p.md", f"{head}# d")
    (heading,) = page.blocks
    assert isinstance(heading, Passage)
    assert heading.text.text == "d"


def test_front_matter_without_an_end_is_text():
    assert parse_page("p.md", "---\ntitle: a\n\n# d").front_matter == ()


@pytest.mark.parametrize("separator", [" ", "\t"])
def test_rows_are_recognized_in_text_from_a_browser(separator: str):
    berth = ("InvalidBerth", "Bad Request (400)", "No berth.")
    rows = (berth, ("NotFound", "Not Found (404)", "No."))
    source = "Codes\n\nCode Status Message\n" + "\n".join(map(separator.join, rows))
    page = parse_page("p.txt", source, NAMES)
    found = table(source)
    assert page.form is PageForm.BROWSER
    assert cell_texts(found) == [list(row) for row in rows]
    assert [cell.text.text for cell in found.header] == ["Code Status Message"]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Verboten Verboten (403) Nein.", ["Verboten", "Verboten (403)", "Nein."]),
        ("Nicht da (X) Nicht da (404) Nein.", ["Nicht da (X)", "Nicht da (404)", "Nein."]),
        ("Nicht da Not Found (404) Nein.", ["Nicht da", "Not Found (404)", "Nein."]),
        ("禁止 禁止（403） 不可", ["禁止", "禁止（403）", "不可"]),
    ],
)
def test_a_translated_code_is_told_from_its_status(line: str, cells: list[str]):
    source = f"InvalidBerth Bad Request (400) No.\n{line}"
    assert cell_texts(table(source))[1] == cells


STACK = """\
NotFound
Not Found (404)
No.
Falsch
Falsch (400)
InvalidBerth
Bad Request (400)
No
berth."""
STACKED = [
    ["NotFound", "Not Found (404)", "No."],
    ["Falsch", "Falsch (400)"],
    ["InvalidBerth", "Bad Request (400)", "No"],
]


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
def test_rows_from_a_browser_may_have_a_cell_a_line(end: str):
    source = f"Codes\n\nCode\nStatus\nMessage\n{STACK}\nEnd.".replace("\n", end)
    found = table(source)
    assert cell_texts(found) == STACKED
    assert in_file(source, found.rows[2].cells[1].text, "Bad Request") == "Bad Request"
    header = [cell.text.text for cell in found.header]
    assert header == (["Code", "Status", "Message"] if end != "\n\n" else [])


def test_a_message_from_a_browser_may_have_several_lines():
    found = table(STACK.replace("\nFalsch\nFalsch (400)", "\n(None.)"))
    assert cell_texts(found)[0][2] == "No.\n(None.)"


def test_a_status_below_a_name_in_running_text_is_no_row():
    source = "NotFound\nNot Found (404)\nA page of this name\nis not there."
    assert parse_page("p.txt", source, NAMES).form is PageForm.MARKDOWN


def test_a_sentence_that_names_a_status_is_no_row():
    source = "The client may get a Not Found error (404) when it asks."
    assert parse_page("p.txt", source, NAMES).form is PageForm.MARKDOWN


def test_json_from_a_browser_is_code():
    source = 'NotFound Not Found (404) No.\n\n{\n  "a": 1\n}\nEnd.'
    code = [b for b in parse_page("p.txt", source, NAMES).blocks if isinstance(b, CodeBlock)]
    assert [block.text for block in code] == ['{\n  "a": 1\n}\n']


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_their_ends(end: str):
    source = end.join(["# a", "", "b **c**"])
    page = parse_page("p.md", source)
    mark = page.blocks[1].text.marks[0]
    assert page.span(mark.outer_start, mark.outer_end) == ("p.md", 3, 3, 3, 8)


def test_a_code_block_without_an_end_runs_to_the_end_of_the_page():
    (code,) = parse_page("p.md", "```json\n{").blocks
    assert isinstance(code, CodeBlock)
    assert (code.language, code.text.strip()) == ("json", "{")


CHARACTERS = "ab \n\r\t\0|-:<>{}()[]*_`\\&;!#\"'/=.،。（401）ñ中עé\u200f\ufeff"
SPACES = str.maketrans("\r\n\t", "   ")
"""Line ends are shown as spaces."""
SNIPPETS = (
    "**", "<br>", SPANS, "</span>", "\n\n", "|", "|-|-|", "(400)", "- ", "> ", "[!NOTE]\n",
    "[a](b)", "<a name='x'></a>", r"\<x\>", "&lt;", "`", "---\n", "a: b\n", "NotFound ",
    "```\n", "\\|", "<table>", "</table>", "<tr>", "<td>", "</td>", "<th>", "<!--", "-->", "<p>",
)  # fmt: skip
MARKUP = st.text(CHARACTERS, max_size=200) | st.lists(st.sampled_from(SNIPPETS), max_size=30).map(
    "".join
)


@given(MARKUP | st.text())
@example("`0\r`")
@example("<table><tr><td>\r\n a <p>\0</p>b\n\n<code>&lt;</code> </table>")
@example("a|b\n-|-\n`x\\|y`|z")
def test_every_text_is_a_page_whose_texts_stand_where_they_are_said_to(source: str):
    page = parse_page("p.md", source, NAMES)
    for fragment in _all_fragments(page.blocks):
        for run in fragment.runs:
            written = source[run.start : run.end]
            assert 0 <= run.start <= run.end <= len(source)
            shown = fragment.text[run.at : run.at + run.length].translate(SPACES)
            is_verbatim = shown == written.replace("\0", "\ufffd").translate(SPACES)
            assert run.length != run.end - run.start or is_verbatim
        assert sum(run.length for run in fragment.runs) == len(fragment.text)


def _all_fragments(blocks: tuple) -> list[Fragment]:
    found = [block for block in blocks if isinstance(block, Passage)]
    for block in blocks:
        if isinstance(block, Table):
            found += [*block.header, *(cell for row in block.rows for cell in row.cells)]
    return [one for p in found for one in (p.text, p.english) if one is not None]
