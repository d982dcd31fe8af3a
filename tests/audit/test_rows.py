"""Which code a row stands for, and when that is certain enough to write it."""

from collections.abc import Callable

import pytest

from errcat.audit.run import PageResult


def _found(result: PageResult) -> list[tuple[str, str | None, bool]]:
    return [(finding.rule, finding.found, finding.is_fixable) for finding in result.findings]


def test_a_translated_code_is_written_where_only_one_is_free(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[1][0] = "Signaali puuttuu"
    assert _found(audit(write(page))) == [("code-translated", "Signaali puuttuu", True)]


def test_a_translated_code_is_not_guessed_where_two_fit_as_well(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[0:2] = [["Jokin puuttuu", "Bad Request (400)", "Jokin {asia} puuttuu."]]
    found = _found(audit(write(page)))
    assert ("code-translated", "Jokin puuttuu", False) in found


def test_a_repeated_row_with_a_translated_code_is_a_duplicate(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows.insert(3, ["Alus puuttuu", *page.rows[2][1:]])
    assert _found(audit(write(page))) == [("row-duplicate", "Alus puuttuu", False)]


def test_of_two_rows_for_a_code_the_one_with_the_code_counts(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows.insert(2, ["Alus puuttuu", *page.rows[2][1:]])
    assert _found(audit(write(page))) == [("row-duplicate", "Alus puuttuu", False)]


def test_a_row_without_its_status_keeps_its_message(
    page_of: Callable, write: Callable, audit: Callable
):
    text = write(page_of("fi-FI")).replace("| Conflict (409) |", "|")
    assert _found(audit(text)) == [("status-number", "BerthOccupied", False)]


def test_a_row_without_its_code_is_not_written_over(
    page_of: Callable, write: Callable, audit: Callable
):
    text = write(page_of("fi-FI")).replace("| BerthOccupied | Conflict", "| Conflict")
    assert audit(text).edits == ()


@pytest.mark.parametrize(
    ("status", "message"),
    [("| Conflict (409)", "Varattu."), ("Conflict (409)", "Varattu | {the berth}.")],
    ids=["doubled pipe", "pipe in a message"],
)
def test_a_row_with_more_cells_than_columns_is_one_fault(
    *, status: str, message: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[3] = ["BerthOccupied", status, message]
    found = f"| BerthOccupied | {status} | {message} |"
    assert _found(audit(write(page))) == [("markup", found, False)]


@pytest.mark.parametrize("message", [r"Varattu {the berth} \| odottaa {vessels waiting}.", None])
def test_cells_that_show_the_same_anyway_are_no_fault(
    *, message: str | None, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[3][2] = message or f"{page.rows[3][2]} | "
    assert audit(write(page)).findings == ()
