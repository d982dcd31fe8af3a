"""Tables in HTML are read with the exact place of every cell, or said to be unread."""

import pytest

from errcat.sources.pages import parse_page
from errcat.sources.pages_browser import Names
from errcat.sources.pages_model import Fragment, MarkKind, PageForm, Passage, Table

NAMES = Names(frozenset(("InvalidBerth", "NotFound")), ("Not Found", "Bad Request"))
HEADER = "<thead><tr><th>a</th><th>b</th><th>c</th></tr></thead>"
ROW = "<tr><td>NotFound</td><td>Not Found (404)</td><td>No.</td></tr>"
CELLS = ["NotFound", "Not Found (404)", "No."]


def tables(source: str) -> list[Table]:
    return [one for one in parse_page("p.md", source, NAMES).blocks if isinstance(one, Table)]


def cell(content: str) -> Fragment:
    (found,) = tables(f"<table><tr><td>{content}</td></tr></table>")
    return found.rows[0].cells[0].text


def texts(found: Table) -> list[list[str]]:
    return [[cell.text.text for cell in row.cells] for row in found.rows]


@pytest.mark.parametrize(
    "source",
    [
        f"<table>{HEADER}<tbody>{ROW}</tbody></table>",
        f"<TABLE>{HEADER.upper()}<tr><td>NotFound<td>Not Found (404)<td>No.</TABLE>",
        f"<table><tr><th>a</th><th>b</th><th>c</th></tr>{ROW}</table>",
        f"<table>{HEADER}\n<tr><td>\nNotFound\n\n<td>Not Found\n  (404)</td>\n\n<td>No.</table>",
        f'<div class="x">\n<table title="a > b">{HEADER}<!-- <tr> -->{ROW}</table>\n</div>',
        f"- a\n\n  <table>\n  {HEADER}\n  {ROW}\n  </table>",
        f"<table>\r\n{HEADER}\r\n{ROW}\r\n</table>",
        f'<table><tr><th rowspan="1">a<th>b<th>c</tr>{ROW}</table>',
    ],
)
def test_tables_in_html_of_any_form_have_the_same_cells(source: str):
    (found,) = tables(source)
    assert texts(found) == [CELLS]
    assert [one.text.text.lower() for one in found.header] == ["a", "b", "c"]
    start, end = found.rows[0].cells[0].text.locate(0, 8)
    assert source[start:end] == "NotFound"
    assert source[found.start : found.end].lower().endswith("</table>")


def test_a_table_without_header_cells_has_no_header():
    (found,) = tables(f"<table>{ROW}{ROW}</table>")
    assert (found.header, texts(found), found.is_html) == ((), [CELLS, CELLS], True)


def test_the_first_cells_of_rows_may_be_header_cells():
    (found,) = tables("<table><tr><th>a</th><td>b</td></tr></table>")
    assert (found.header, texts(found)) == ((), [["a", "b"]])


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("&lt;the name&gt; &amp; x", "<the name> & x"),
        ("a *b* `c` \\d [e](f)", "a *b* `c` \\d [e](f)"),
        ("a\n    b", "a b"),
        (" a <br/>\n b ", "a \nb"),
        ("<p>a</p>\n<p>b</p>", "a\nb"),
        ("a<!-- b -->c", "ac"),
        ("<the name>", "<the name>"),
    ],
)
def test_a_cell_is_shown_as_a_browser_shows_it(content: str, shown: str):
    assert cell(content).text == shown


@pytest.mark.parametrize(
    ("content", "kind", "target"),
    [
        ("a <code>b</code>", MarkKind.CODE, ""),
        ("a <strong>b</strong>", MarkKind.STRONG, ""),
        ("a <i>b</i>", MarkKind.EMPHASIS, ""),
        ("a <a href='c?d&amp;e'>b</a>", MarkKind.LINK, "c?d&e"),
        ("a <a name='c'></a>b", MarkKind.ANCHOR, "c"),
        ("a b<img src=c.png>", MarkKind.IMAGE, "c.png"),
    ],
)
def test_tags_in_a_cell_are_marks(content: str, kind: MarkKind, target: str):
    found = cell(content)
    (mark,) = found.marks
    assert (found.text, mark.kind, mark.target) == ("a b", kind, target)


def test_the_text_around_a_table_is_read():
    source = f"<h2>a</h2><table>{HEADER}{ROW}</table><p>b</p>\n\nc"
    blocks = parse_page("p.md", source).blocks
    shown = [block.text.text if isinstance(block, Passage) else "table" for block in blocks]
    assert shown == ["a", "table", "b", "c"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (f"<table>{HEADER}{ROW}", "not HTML from"),
        ("<table>\n<tr><td>\n\n`NotFound`\n\n</td></tr>\n</table>", "not HTML from"),
        (f"a <table>{ROW}</table>", "not HTML from"),
        (f"<table><tr><td colspan='2'>a</td></tr>{ROW}</table>", "span"),
        (f"<table><tr><td><table>{ROW}</table></td></tr></table>", "another table"),
        (f"> <table>\n> {ROW}\n> </table>", "quotation"),
        (f"<table>{ROW}<!-- </table>", "not HTML from"),
    ],
)
def test_a_table_whose_cells_are_not_certain_is_unread(source: str, reason: str):
    page = parse_page("p.md", f"x\n\n{source}\n\ny\n", NAMES)
    (unread,) = page.unread_tables
    assert reason in unread.reason
    assert page.source[unread.start : unread.start + 6] == "<table"
    assert page.form is PageForm.MARKDOWN
    assert not tables(page.source)


@pytest.mark.parametrize(
    "source", ["`<table>` is a tag", "    <table>", "<!-- <table> -->", "\\<table>"]
)
def test_what_is_no_table_is_not_unread(source: str):
    assert parse_page("p.md", source).unread_tables == ()


@pytest.mark.parametrize("fence", ["```text", "~~~"])
def test_a_table_in_a_fence_is_no_text_from_a_browser(fence: str):
    rows = "NotFound Not Found (404) No.\nInvalidBerth Bad Request (400) No.\n"
    page = parse_page("p.md", f"# a\n\n{fence}\n{rows}{fence[:3]}\n", NAMES)
    assert page.form is PageForm.MARKDOWN
