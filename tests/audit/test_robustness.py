"""Whatever is in a page, the audit ends soon, with findings at places that exist."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from errcat.audit.facts import CatalogFacts
from errcat.audit.fix import mend_page
from errcat.audit.pages import PageAuditor
from errcat.audit.run import PageResult
from errcat.position import Span
from errcat.sources.pages_files import PageFile

HEAD = "a|b|c\n-|-|-\n"
ROW = "InvalidBerth | Bad Request (400) | Berth {the berth} isn't part of {the harbour}.\n"
HOSTILE = {
    "unclosed spans": "<span data-ttu-id='1'>" * 4000,
    "unopened spans": "</span>" * 10_000,
    "quotes in quotes": '"„«‹「' * 8000,
    "quotes without an end": '"a' * 20_000,
    "brackets": "[" * 30_000 + "]" * 30_000,
    "images": "![[" * 15_000,
    "stars": "*" * 40_000 + "a" + "**" * 20_000,
    "underscores": "a_" * 30_000,
    "backticks": "".join("`" * number + "a" for number in range(300)),
    "angles": "<" * 40_000 + "<a " * 10_000,
    "braces": "{" * 40_000 + "}" * 40_000 + "{｛" * 10_000,
    "entities": "&#" * 30_000 + "&a;" * 10_000,
    "quoted quotes": "> " * 3000 + "a",
    "lists in lists": "".join(f"{'  ' * number}- a\n" for number in range(300)),
    "spaces": "a" + " " * 100_000 + "." + " .b" * 20_000,
    "parentheses": "(a" * 20_000 + "x (401) " * 5000,
    "one long word": "InvalidBerth" * 5000,
    "codes": "InvalidBerthh " * 3000,
    "pipes": "|" * 10_000 + "\n" + "|-" * 10_000,
    "fence without an end": "```\n" + "x\n" * 30_000,
    "deep JSON": "```json\n" + "[" * 50_000 + "\n```\n" + '```json\n{"fault":' * 2000,
    "front matter within": "---\n" * 10_000,
    "links": "[a](b " * 10_000 + "[a](<b" * 5000,
    "anchors": "<a name name name " * 3000 + ">",
    "alerts": "> [!" * 5000,
    "tables in HTML": "<table><tr><td>a</td></tr></table>\n" * 3000,
    "tables in tables": "<table><tr><td>" * 5000,
    "comments without an end": "<table>\n" + "<!-- " * 20_000,
    "tags without an end": "<table>\n" + "<td '" * 20_000 + '<td "' * 20_001,
    "tables within text": "a <table>\n\n" * 5000,
    "a cell of lines": "<table><tr><td>" + "a <b>\n" * 10_000 + "</table>",
}


def write_rows(count: int) -> str:
    """Write rows of a table in HTML, a cell a line."""
    cells = "\n<td>".join(cell.strip() for cell in ROW.split("|"))
    return f"<tr><td>{cells}</td></tr>\n" * count


@pytest.fixture
def auditor(lighthouse: CatalogFacts) -> PageAuditor:
    return PageAuditor(lighthouse, product="tower", locale="ja-JP")


def audit_text(auditor: PageAuditor, tmp_path: Path, text: str) -> PageResult:
    return auditor.audit(PageFile(tmp_path / "p.md", "p.md", "p.md"), text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_no_time(name: str, auditor: PageAuditor, tmp_path: Path):
    start = time.process_time()
    audit_text(auditor, tmp_path, f"{HEAD}{ROW}\n{HOSTILE[name]}\n\n{HEAD}{HOSTILE[name]}")
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "text", ["", "\n", "\0", "|", "---", "---\n---", "\ufeff", "# ", "> ", HEAD]
)
def test_a_page_with_next_to_nothing_is_left_alone(text: str, auditor: PageAuditor, tmp_path: Path):
    result = audit_text(auditor, tmp_path, text)
    assert (result.product, result.findings) == (None, ())


@pytest.mark.parametrize(
    "kind",
    [
        "rows",
        "rows in HTML",
        "wrong rows",
        "cells",
        "wrong codes",
        "tables",
        "cut rows",
        "paragraphs",
    ],
)
def test_time_grows_with_the_size_of_the_page(kind: str, auditor: PageAuditor, tmp_path: Path):
    def measure(count: int) -> float:
        texts = {
            "rows": HEAD + ROW * count,
            "rows in HTML": f"<table>{write_rows(count)}</table>",
            "wrong rows": HEAD + "".join(f"x{n} | Bad Request (400) | y\n" for n in range(count)),
            "cells": HEAD + ROW + "|".join(["NotFound", "(404)"] + ["x"] * count * 10),
            "wrong codes": HEAD + ROW + "\nA **VesselNotFoundd** that wasn't found.\n" * count,
            "tables": f"{HEAD}{ROW}\n" * count,
            "cut rows": HEAD + f"{ROW}\n" * count,
            "paragraphs": HEAD + ROW + "\nSome *text* with {a name} and `code`.\n" * count,
        }
        start = time.process_time()
        audit_text(auditor, tmp_path, texts[kind])
        return time.process_time() - start

    measure(100)
    assert measure(4000) < 12 * max(measure(1000), 0.02)  # four times, were there no noise


def test_a_row_of_ten_thousand_cells_is_a_row(auditor: PageAuditor, tmp_path: Path):
    row = "|".join(["VesselNotFound", "NotFound (404)", *["x"] * 10_000])
    assert audit_text(auditor, tmp_path, f"{HEAD}{ROW}{row}\n").rows == 2


def _join_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_place(text: str, place: Span) -> str:
    """Return what stands at a place of a text whose lines end in line feeds."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    end = sum(len(line) + 1 for line in lines[: place.end_line - 1]) + place.end_column - 1
    return text[start:end]


PIECES = (
    "InvalidBerth", "VesselNotFound", "`MissingSignal`", "BerthOccupiedd", "Bad Request (400)",
    "(404)", "（409）",
    "{the berth}", "{the vessel}", r"\<the berth\>", "｛x｝", "{}", "|", " | ", "\n",
    "\n\n", "**", "*", "`", '"trace"', "trace", "<br />", "<span data-stu-id='1'>", "</span>",
    '<span class="sxs-lookup">', "[a](b.md)", "<a name='x'></a>", "## ", "- ", "> ", "[!NOTE]\n",
    "  ", " 。", " .", "Lighthouse Tower", "Lighthouse TowerAPI", "---\n",
    "<table>", "</table>", "<tr>", "<td>", "</td>", "<code>", "</code>", "title: a\n", "```\n",
    "\r\n", "\r", "\0", "|-|-|-|\n", "Signal is missing; send", "禁止", "é", "\\|", "\u200f",
)  # fmt: skip


BODIES = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(body=BODIES)
@example(body="a|b|c\n-|-|-\n|VesselNotFound|x\0x|{the vessel}")
@example(body="a|b|c\n-|-|-\nVesselNotFound\n|BerthOccupied|Conflict (409)|")
@example(body="a|b|c\n-|-|-\nx\ny (400)\n")
@example(body="a|b|c\n-|-|-\n|VesselNotFound|NotFound (404)|x the vessel{}|\n|x|Conflict (409)|{}|")
def test_findings_stand_where_they_are_and_mending_ends(
    body: str, auditor: PageAuditor, tmp_path_factory: pytest.TempPathFactory
):
    text = f"{HEAD}{ROW}{body}"
    file = PageFile(tmp_path_factory.getbasetemp() / "p.md", "p.md", "p.md")
    result = auditor.audit(file, text)
    found = [finding.found and _join_lines(finding.found) for finding in result.findings]
    assert found == [_read_place(_join_lines(text), finding.span) for finding in result.findings]
    mended = mend_page(text, result, partial(auditor.audit, file))
    assert not mended.result.edits


def test_the_audit_of_a_page_never_depends_on_another_page(
    page_of: Callable, write: Callable, lighthouse: CatalogFacts, tmp_path: Path
):
    texts = [write(page_of(tag)).replace("(404)", "(405)") for tag in ("ko-KR", "th-TH")]
    auditor = PageAuditor(lighthouse)
    first = [audit_text(auditor, tmp_path, text) for text in texts]
    again = [audit_text(auditor, tmp_path, text) for text in reversed(texts)]
    assert first == again[::-1]
