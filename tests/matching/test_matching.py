"""Observed messages back to codes: which wording, which values, how sure, how fast."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from errcat.emit.responses import example_values
from errcat.matching import Match, Origin, Precision, match_message
from errcat.model import Project
from errcat.placeholders import fill, publish
from errcat.project import load_project

ROOT = Path(__file__).resolve().parents[2]


def load(root: Path) -> Project:
    project = load_project(root).project
    assert project
    return project


LIGHTHOUSE = load(ROOT / "tests" / "catalogs" / "lighthouse")
DEFENDER = load(ROOT)
MESSAGES = [
    (project, entry, product, message.template)
    for project in (LIGHTHOUSE, DEFENDER)
    for entry in project.catalog.entries.values()
    for product in entry.availability
    if (message := entry.message_for(product))
]


def first(text: str, project: Project = LIGHTHOUSE) -> Match:
    return match_message(project, text)[0]


@pytest.mark.parametrize(("project", "entry", "product", "template"), MESSAGES)
def test_every_example_leads_back_to_its_code_and_values(
    project: Project, entry: object, product: str, template: object
) -> None:
    values = {name: str(value) for name, value in example_values(entry).items()}
    match = first(fill(template, values), project)
    assert match.wording.code == entry.code
    assert product in match.wording.products
    assert match.values == values
    assert not match.misfits


@pytest.mark.parametrize(("project", "entry", "product", "template"), MESSAGES)
def test_the_published_form_leads_to_its_code_and_has_no_values(
    project: Project, entry: object, product: str, template: object
) -> None:
    labels = {name: item.label.value for name, item in entry.placeholders.items()}
    delimiters = project.catalog.products[product].delimiters
    match = first(publish(template, labels, delimiters), project)
    assert (match.wording.code, match.values, match.misfits) == (entry.code, {}, ())


def test_a_product_s_own_wording_names_the_product() -> None:
    assert first("There is no berth A-7 in Bay.").wording.products == ("tower",)


def test_a_message_seen_in_responses_is_known() -> None:
    match = first("Vessel 211331640 unknown")
    assert (match.wording.code, match.wording.origin) == ("VesselNotFound", Origin.SEEN)


def test_an_earlier_wording_is_known_as_such() -> None:
    match = first("Berth A-7 is not part of Bay.")
    assert (match.wording.code, match.wording.origin) == ("InvalidBerth", Origin.EARLIER)


def test_a_translation_is_known_with_its_language() -> None:
    match = first("أكثر من 60 استدعاء في الدقيقة.")
    assert (match.wording.code, match.wording.locale) == ("TooManyCalls", "ar-EG")
    assert match.values == {"allowed": "60"}


def test_a_cell_of_a_page_is_known_with_its_note() -> None:
    match = first("Vessel <the vessel> wasn't found. (no AIS report for a day)")
    assert (match.wording.code, match.wording.origin) == ("VesselNotFound", Origin.PAGE)


def test_a_note_alone_is_known() -> None:
    assert first("(No message; listen to VHF.)").wording.code == "HarbourClosed"


def test_literal_braces_are_literal() -> None:
    assert first("Signal is missing; send {} for none.").wording.code == "MissingSignal"


def test_values_may_hold_the_words_around_them() -> None:
    match = first("There is no berth A-7 in the place in the bay.")
    assert match.values == {"berth": "A-7", "harbour": "the place in the bay"}


def test_a_value_of_another_form_is_a_misfit() -> None:
    match = first("Vessel Nautilus wasn't found.")
    assert (match.values, match.misfits) == ({"vessel": "Nautilus"}, ("vessel",))


@pytest.mark.parametrize(
    "text",
    [
        "vessel 211331640 WASN'T found.",
        "Vessel 211331640 wasn’t found.",
        "Vessel  211331640 \n wasn't\N{NO-BREAK SPACE}found.",
        "Vessel 211331640 wasn't found",
    ],
)
def test_case_quotes_spaces_and_the_full_stop_may_differ(text: str) -> None:
    match = first(text)
    assert (match.wording.code, match.precision) == ("VesselNotFound", Precision.SIMILAR)
    assert match.values == {"vessel": "211331640"}


def test_values_keep_their_case_where_words_differ() -> None:
    assert first("there is no berth A-7 in North Bay").values["harbour"] == "North Bay"


def test_a_message_is_found_in_the_line_of_a_log() -> None:
    match = first(
        "00:00 INFO start\n00:01 ERROR Vessel log: Vessel 211331640 wasn't found. (try 2)"
    )
    assert (match.wording.code, match.precision) == ("VesselNotFound", Precision.INSIDE)
    assert match.values == {"vessel": "211331640"}


def test_inside_a_line_a_message_ends_with_a_full_stop_before_a_space() -> None:
    match = first("ERROR There is no berth A-7 in Bay 1.5. Giving up.")
    assert match.values == {"berth": "A-7", "harbour": "Bay 1.5"}


def test_a_wording_without_words_is_only_a_guess() -> None:
    match = first("Whatever you like.", DEFENDER)
    assert match.is_guess


@pytest.mark.parametrize("text", ["", " ", "Vessel", "Vessel  wasn't found.", "fog", "\x00", "{}"])
def test_other_texts_match_nothing(text: str) -> None:
    assert match_message(LIGHTHOUSE, text) == ()


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    match_message(DEFENDER, text)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(MESSAGES) - 1), st.text().filter(str.strip))
def test_any_value_that_is_not_blank_leads_back_to_the_code(number: int, value: str) -> None:
    project, entry, _, template = MESSAGES[number]
    text = fill(template, dict.fromkeys(template.names, value)).strip()
    assert entry.code in {match.wording.code for match in match_message(project, text)}


@pytest.mark.parametrize(
    "text",
    ["Vessel " * 200_000, "Berth " * 200_000 + "isn't part of", "There is no berth in " * 60_000],
)
@pytest.mark.timeout(60)  # a few passes take moments, one for each of its words would take hours
def test_a_hostile_text_costs_a_few_passes(text: str) -> None:
    match_message(LIGHTHOUSE, text)
