"""Which tables of a page are its error table, however cut, and whatever columns they have."""

import re
from collections.abc import Callable
from functools import partial

import pytest

from errcat.audit.fix import mend_page
from errcat.audit.run import PageResult

HEADING = '\n### <a name="others"></a>Muut\n\n'
HEADER = "| Virhekoodi | HTTP-tilakoodi | Viesti |\n|---|---|---|\n"


def _found(result: PageResult) -> list[tuple[str, str | None, int]]:
    return [(finding.rule, finding.code, finding.span.line) for finding in result.findings]


@pytest.fixture
def text(page_of: Callable, write: Callable) -> str:
    """A page without a fault, as Markdown."""
    return write(page_of("fi-FI")).replace(_header_of(write(page_of("fi-FI"))), HEADER)


def _header_of(text: str) -> str:
    match = re.search(r"\|.*\|\n\|---\|---\|---\|\n", text)
    assert match is not None
    return match.group()


def _split(text: str, code: str, between: str) -> str:
    """Cut the table before the row of a code."""
    return text.replace(f"| {code} |", f"{between}| {code} |")


@pytest.mark.parametrize("code", ["MissingSignal", "BerthOccupied", "HarbourClosed"])
def test_a_table_in_parts_under_headings_is_one_table(code: str, text: str, audit: Callable):
    result = audit(_split(text, code, f"{HEADING}{HEADER}"))
    assert (result.findings, result.rows) == ((), 5)


def test_a_fault_in_the_second_part_is_found(text: str, audit: Callable):
    text = _split(text, "BerthOccupied", f"{HEADING}{HEADER}")
    result = audit(text.replace("Conflict (409)", "Ristiriita (409)"))
    assert _found(result) == [("status-phrase", "BerthOccupied", 24)]


@pytest.mark.parametrize("code", ["MissingSignal", "BerthOccupied"])
def test_a_comment_in_the_table_costs_no_rows(code: str, text: str, audit: Callable):
    result = audit(_split(text, code, "<!-- | vanha | vanha (400) | vanha | -->\n"))
    assert [finding.rule for finding in result.findings] == ["markup"]
    assert result.rows == 5


def test_a_table_that_repeats_the_codes_is_another_table(text: str, audit: Callable):
    again = "| InvalidBerth | Bad Request (400) | Kysy satamasta. |\n"
    assert audit(f"{text}{HEADING}{HEADER}{again}").findings == ()


def test_a_table_of_other_statuses_is_another_table(text: str, audit: Callable):
    other = "| Pilvi | Bad Request (400) | Toinen palvelu. |\n"
    assert audit(f"{text}{HEADING}{HEADER.replace('Viesti', 'Palvelu')}{other}").rows == 5


@pytest.mark.parametrize("style", [r"\1", r"\1 \2", r"HTTP \1", r"\2 \1"])
def test_a_status_needs_no_brackets(style: str, text: str, audit: Callable):
    result = audit(re.sub(r"(?<=\| )([\w ]+?) \((\d{3})\)", style.translate(_SWAP), text))
    assert (result.findings, result.rows) == ((), 5)


_SWAP = str.maketrans("12", "21")


def test_a_wrong_number_is_mended_as_the_page_writes_numbers(text: str, audit: Callable):
    text = re.sub(r"(?<=\| )[\w ]+? \((\d{3})\)", r"\1", text)
    wrong = text.replace("| 409 |", "| 408 |")
    result = audit(wrong)
    assert _found(result) == [("status-number", "BerthOccupied", 19)]
    assert mend_page(wrong, result, audit).text == text


def test_a_table_without_statuses_is_audited_and_told_so_once(text: str, audit: Callable):
    text = re.sub(r"\| [\w ]+? \(\d{3}\) (?=\|)", "", text)
    text = text.replace("| HTTP-tilakoodi ", "").replace("|---|---|---|", "|---|---|")
    assert _found(audit(text)) == [("status-number", None, 14)]
    wrong = text.replace("{the vessel}", "{alus}")
    assert ("placeholder-translated", "VesselNotFound", 18) in _found(audit(wrong))
    assert mend_page(wrong, audit(wrong), partial(audit)).text == text


def test_a_page_from_a_browser_with_a_cell_a_line_is_audited(text: str, audit: Callable):
    _, row, after = text.partition("| InvalidBerth")
    table, _, _ = after.partition("\n\n")
    cells = re.sub(r" ?\|\n?(?: |(?=\|)|$)", "\n", f"{row}{table}".removeprefix("| "))
    stacked = re.sub(r"\n+(?:\| )?", "\n", cells)
    assert audit(f"Lighthouse Tower\n\n{stacked}\n").findings == ()
    wrong = stacked.replace("Conflict", "Ristiriita").replace("VesselNotFound", "Alus puuttuu")
    result = audit(f"Lighthouse Tower\n\n{wrong}\n")
    assert [one.rule for one in result.findings] == ["code-translated", "status-phrase"]
    assert mend_page(wrong, audit(wrong), audit).text == stacked


def test_a_table_that_lists_a_few_codes_is_no_error_table(audit: Callable):
    rows = "| InvalidBerth | Kysy satamasta. |\n| BerthOccupied | Odota. |\n"
    result = audit(f"# Neuvot\n\n| Virhe | Neuvo |\n|---|---|\n{rows}")
    assert (result.product, result.findings) == (None, ())


def test_a_message_with_a_number_is_no_status(text: str, audit: Callable):
    text = text.replace("Conflict (409)", "").replace("(409)", "")
    result = audit(text.replace("{vessels waiting}", "{vessels waiting} 100"))
    assert ("status-number", "BerthOccupied", 19) in _found(result)
