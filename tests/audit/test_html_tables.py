"""Pages whose error table is written in HTML: the same findings, mended in place, or left alone."""

import re
from collections.abc import Callable

import pytest

from errcat.audit.fix import mend_page
from errcat.audit.run import PageResult
from errcat.findings import Severity

RULES = (
    "code-translated", "code-altered", "status-phrase", "status-number", "placeholder-translated",
    "placeholder-missing", "placeholder-extra", "placeholder-delimiter", "row-missing",
    "row-duplicate", "row-extra", "row-order", "untranslated", "spacing",
)  # fmt: skip
TABLE = re.compile(r"(?m)^\|.*\|\n\|---.*\|\n(?:\|.*\|\n)+")


def write_in_html(text: str) -> str:
    """Write the table of a page in HTML, each row in the line that it had."""
    return TABLE.sub(_write_table, text)


def _write_table(match: re.Match[str]) -> str:
    header, _, *rows = match.group().splitlines()
    lines = [_write_row(header, "<table><thead>", "th"), "</thead><tbody>"]
    lines += [_write_row(row, "", "td") for row in rows]
    return "\n".join(lines) + "</tbody></table>\n"


def _write_row(row: str, start: str, tag: str) -> str:
    code, *cells = row.removeprefix("| ").removesuffix(" |").split(" | ")
    shown = [f"<code>{code}</code>" if tag == "td" else code, *cells]
    return f"{start}<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in shown)}</tr>"


def _found(result: PageResult) -> list[tuple[str, int, str | None, str | None, bool]]:
    return [
        (one.rule, one.span.line, one.found, one.expected, one.is_fixable)
        for one in result.findings
    ]


@pytest.mark.parametrize("has_source", [False, True], ids=["alone", "with-source"])
@pytest.mark.parametrize("tag", ["ar-SA", "fi-FI", "he-IL", "ja-JP", "th-TH"])
def test_a_page_without_a_fault_has_no_findings(
    *, tag: str, has_source: bool, page_of: Callable, write: Callable, audit: Callable
):
    result = audit(write_in_html(write(page_of(tag))), has_source=has_source)
    assert (result.findings, result.rows) == ((), 5)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("tag", ["ar-SA", "fi-FI", "ko-KR"])
def test_a_fault_is_found_and_mended_as_in_markdown(
    *, tag: str, rule: str, page_of: Callable, plant: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    plant(page, rule)
    text = write(page)
    result, in_html = audit(text), audit(write_in_html(text))
    assert _found(in_html) == _found(result)
    mended = mend_page(write_in_html(text), in_html, audit)
    assert mended.text == write_in_html(mend_page(text, result, audit).text)


def test_an_edit_is_written_in_html(page_of: Callable, write: Callable, audit: Callable):
    text = write_in_html(write(page_of("fi-FI")))
    text = text.replace("Lighthouse Tower", "Lighthouse Beacon").replace("{", "&lt;")
    wrong = text.replace("}", "&gt;").replace("&lt;the vessel&gt;", "{the vessel}")
    mended = mend_page(wrong, audit(wrong), audit)
    assert "Alusta &lt;the vessel&gt; ei" in mended.text


@pytest.mark.parametrize(
    "cell", ["<b>Nicht</b> gefunden (404)", "<td>Nicht</td>", "<p>Nicht</p><p>(404)</p>"]
)
def test_a_tag_is_never_written_over(
    cell: str, page_of: Callable, write: Callable, audit: Callable
):
    text = write_in_html(write(page_of("fi-FI"))).replace("NotFound (404)", cell)
    mended = mend_page(text, audit(text), audit).text
    assert re.findall(r"<[^<>]*>", mended) == re.findall(r"<[^<>]*>", text)


def test_a_first_row_of_ordinary_cells_is_a_header(
    page_of: Callable, write: Callable, audit: Callable
):
    text = write_in_html(write(page_of("fi-FI")))
    text = re.sub(r"</?t(head|body)>", "", text).replace("<th>", "<td>").replace("</th>", "</td>")
    result = audit(text)
    assert (result.findings, result.rows) == ((), 5)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<td>Conflict (409)</td>", '<td rowspan="2">Conflict (409)</td>'),
        ("<td>Conflict (409)</td>", "<td>\n\nConflict (409)\n\n</td>"),
        ("</table>", ""),
        ("<td>Conflict (409)</td>", "<td><table><tr><td>409</td></tr></table></td>"),
    ],
)
def test_a_table_that_cannot_be_read_is_named_and_left_alone(
    *, old: str, new: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[1][0] = "Signaali puuttuu"
    text = write_in_html(write(page)).replace(old, new)
    result = audit(text)
    (finding,) = result.findings
    assert (finding.rule, finding.severity) == ("table-unread", Severity.WARNING)
    assert (finding.found, finding.span.line) == ("<table", 14)
    assert (result.product, result.edits) == (None, ())


def test_a_table_in_html_about_something_else_costs_nothing(
    page_of: Callable, write: Callable, audit: Callable
):
    layout = "\n<table><tr><td colspan='2'>Logo (2)</td></tr></table>\n"
    result = audit(write(page_of("fi-FI")) + layout)
    assert (result.findings, result.rows) == ((), 5)


def test_pipes_in_a_cell_are_text(page_of: Callable, write: Callable, audit: Callable):
    text = write_in_html(write(page_of("fi-FI"))).replace("(Ei viestiä", "(A|B|C|D. Ei viestiä")
    result = audit(text)
    assert (result.findings, result.rows) == ((), 5)
