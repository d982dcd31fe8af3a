"""Explanations in the terminal: what stands in them, in which language, how it looks."""

from pathlib import Path

import pytest

from errcat.model import Code, LocaleTag, ProductId, Project
from errcat.project import load_project
from errcat.report.explain import explain_subject
from errcat.report.explain_text import Page, render_explanation, render_list, render_remarks
from errcat.report.questions import answer_question

ROOT = Path(__file__).resolve().parents[2]
PLAIN = Page(80, is_colored=False)
ENGLISH = LocaleTag("en-GB")
ARABIC = LocaleTag("ar-EG")


def load(root: Path) -> Project:
    project = load_project(root).project
    assert project
    return project


LIGHTHOUSE = load(ROOT / "tests" / "catalogs" / "lighthouse")


def explain(
    question: str, locale: LocaleTag = ENGLISH, product: str | None = None, page: Page = PLAIN
) -> str:
    (subject,) = answer_question(LIGHTHOUSE, question).subjects
    owner = ProductId(product) if product else None
    return render_explanation(explain_subject(LIGHTHOUSE, subject, locale, owner), page)


def test_an_explanation_tells_everything() -> None:
    assert (
        explain("BerthOccupied")
        == """\
BerthOccupied  409 Conflict
Lighthouse Tower

Message
  Berth {berth} is occupied. Waiting: {waiting}.

Cause
  Another vessel lies at {berth}, and {waiting} more wait for it.

What to do
  Choose another berth, or join the queue with `queue` set to `true`.

Retry
  Send the request again later, and wait longer after each failure.

Placeholder
  {berth} (the berth, berth number)
    The berth that the request wanted. Example: A-7
  {waiting} (vessels waiting, whole number)
    How many vessels wait for the same berth. Example: 3
"""
    )


def test_recognized_values_stand_where_the_texts_refer_to_them() -> None:
    text = explain("Berth K-1 is occupied. Waiting: 17.")
    assert "Another vessel lies at K-1, and 17 more wait for it." in text
    assert "{waiting} = 17 (vessels waiting, whole number)" in text


def test_a_value_of_another_form_is_marked() -> None:
    assert "{vessel} = X, not of this form: (the vessel, vessel)" in explain("Vessel X unknown")


def test_a_response_shows_its_further_properties() -> None:
    text = explain('{"fault": {"id": "TooManyCalls"}, "trace": "17"}')
    assert "trace = 17, not of this form: (UUID)" in text


def test_wordings_that_differ_name_their_products() -> None:
    text = explain("InvalidBerth")
    assert "  Berth {berth} isn't part of {harbour}.\n    Lighthouse Beacon\n" in text
    assert "  There is no berth {berth} in {harbour}.\n    Lighthouse Tower\n" in text


def test_one_product_shows_its_own_wording_alone() -> None:
    text = explain("InvalidBerth", product="tower")
    assert "  There is no berth {berth} in {harbour}.\n\n" in text
    assert "Beacon" not in text


def test_messages_seen_in_responses_are_shown() -> None:
    assert "  Vessel {vessel} unknown (seen in responses)\n" in explain("VesselNotFound")


def test_a_code_without_message_shows_its_note() -> None:
    assert "Note\n  (No message; listen to VHF.)\n" in explain("HarbourClosed")


def test_a_later_code_says_since_when() -> None:
    assert "Lighthouse Beacon (Since: Lighthouse Beacon (2023-05-04))" in explain("TooManyCalls")


def test_another_language_keeps_the_message_that_the_service_sends() -> None:
    text = explain("TooManyCalls", ARABIC)
    assert "  More than {allowed} calls in a minute.\n    ar-EG أكثر من {allowed}" in text


def test_english_that_stands_in_is_marked() -> None:
    text = explain("TooManyCalls", ARABIC)
    assert "السبب\n  The client made more calls within a minute than its quota holds. (بال" in text
    assert "ما العمل\n  انتظر" in text


@pytest.mark.parametrize("width", [30, 60, 100])
def test_lines_fit_the_terminal(width: int) -> None:
    lines = explain("BerthOccupied", page=Page(width, is_colored=False)).splitlines()
    assert max(map(len, lines)) <= width


def test_colours_change_nothing_but_the_looks() -> None:
    text = explain("InvalidBerth", page=Page(80, is_colored=True))
    assert "\x1b[1mInvalidBerth\x1b[0m  \x1b[33m400 Bad Request\x1b[0m" in text


def test_a_hostile_value_reaches_the_terminal_as_text() -> None:
    assert "\x1b" not in explain("There is no berth A-1 in \x1b[2J\x07.")


def test_a_remark_is_a_sentence() -> None:
    assert render_remarks(("One", "Two?"), PLAIN) == "One.\nTwo?\n"


def test_a_list_cuts_long_texts() -> None:
    texts = {Code("A"): "short", Code("Bcd"): "long " * 20}
    assert (
        render_list(texts, Page(30, is_colored=False))
        == "  A    short\n  Bcd  long long long long …\n"
    )
