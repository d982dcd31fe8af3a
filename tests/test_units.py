"""The translatable texts of a catalogue."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from errcat.model import Catalog, Code, TextKind, Unit
from errcat.position import Text, point
from errcat.sources.catalog import load_catalog
from errcat.sources.rules import FindingLog
from errcat.ui import UI_TEXTS
from errcat.units import collect_units


@pytest.fixture
def catalog(copy_project: Callable[[str], Path]) -> Catalog:
    loaded = load_catalog(copy_project("lighthouse"), FindingLog()).catalog
    assert loaded is not None
    return loaded


@pytest.fixture
def units(catalog: Catalog) -> Mapping[str, Unit]:
    return collect_units(catalog)


def keys_of(units: Mapping[str, Unit], part: str) -> list[str]:
    return [key for key in units if part in key]


def test_units_stand_in_the_order_of_the_template(units: Mapping[str, Unit]):
    firsts = dict.fromkeys(
        "entry" if unit.code and not key.startswith("retired") else key.partition("/")[0]
        for key, unit in units.items()
    )
    assert list(firsts) == [
        "catalog",
        "page",
        "section",
        "entry",
        "retired",
        "response",
        "type",
        "ui",
    ]


def test_a_page_has_its_texts_links_and_own_headings(units: Mapping[str, Unit]):
    assert keys_of(units, "page/") == [
        "page/beacon/title",
        "page/beacon/heading",
        "page/beacon/description",
        "page/beacon/related/overview",
        "page/beacon/related/quotas",
        "page/tower/title",
        "page/tower/heading",
        "page/tower/description",
        "page/tower/section/trace/heading",
    ]


def test_inserts_of_a_section_are_no_units(units: Mapping[str, Unit]):
    assert keys_of(units, "section/codes") == [
        "section/codes/heading",
        "section/codes/intro",
        "section/codes/client",
        "section/codes/server",
    ]


def test_an_entry_has_its_texts_in_order(units: Mapping[str, Unit]):
    assert keys_of(units, "InvalidBerth/") == [
        "InvalidBerth/message",
        "tower/InvalidBerth/message",
        "InvalidBerth/cause",
        "InvalidBerth/resolution",
        "InvalidBerth/placeholder/berth",
        "InvalidBerth/placeholder/harbour",
    ]


def test_a_note_stands_between_message_and_cause(units: Mapping[str, Unit]):
    assert keys_of(units, "HarbourClosed/")[:2] == ["HarbourClosed/note", "HarbourClosed/cause"]


def test_the_words_of_the_tools_pages_are_labels(units: Mapping[str, Unit]):
    assert {units[f"ui/{key}"].text.value for key in UI_TEXTS} == set(UI_TEXTS.values())
    assert {units[f"ui/{key}"].kind for key in UI_TEXTS} == {TextKind.LABEL}


def test_the_kind_of_text_follows_from_the_place(units: Mapping[str, Unit]):
    kinds = {
        "InvalidBerth/message": TextKind.MESSAGE,
        "tower/InvalidBerth/message": TextKind.MESSAGE,
        "InvalidBerth/cause": TextKind.PROSE,
        "section/trace/heading": TextKind.LABEL,
        "section/trace/trace": TextKind.PROSE,
        "type/berth/label": TextKind.LABEL,
        "type/berth/meaning": TextKind.PROSE,
        "response/trace/meaning": TextKind.PROSE,
        "retired/LampOut/reason": TextKind.PROSE,
    }
    assert {key: units[key].kind for key in kinds} == kinds


def test_a_unit_names_the_placeholders_of_its_text_in_order(units: Mapping[str, Unit]):
    own = units["tower/InvalidBerth/message"]
    assert [placeholder.name for placeholder in own.placeholders] == ["berth", "harbour"]
    assert [item.name for item in units["InvalidBerth/cause"].placeholders] == ["harbour"]
    assert units["InvalidBerth/resolution"].placeholders == ()


def collect_with_cause(catalog: Catalog, cause: str) -> Unit:
    entry = catalog.entries[Code("InvalidBerth")]
    changed = entry._replace(cause=Text(cause, point("a.yaml")))
    entries = {**catalog.entries, entry.code: changed}
    return collect_units(catalog._replace(entries=entries))["InvalidBerth/cause"]


@pytest.mark.parametrize(
    ("cause", "names"),
    [
        ("**{harbour}** [{berth}](x)", ["harbour", "berth"]),
        ("{berth} and {berth}", ["berth"]),
        ("`{berth}` and \\{berth}", []),
        ("{product} and {unknown}", []),
    ],
)
def test_placeholders_of_prose_are_those_that_stand_outside_code(
    catalog: Catalog, cause: str, names: list[str]
):
    unit = collect_with_cause(catalog, cause)
    assert [placeholder.name for placeholder in unit.placeholders] == names


def test_a_comment_names_code_status_and_the_products_of_the_wording(units: Mapping[str, Unit]):
    base, own = units["InvalidBerth/message"], units["tower/InvalidBerth/message"]
    assert base.comment == "Message of InvalidBerth (400 Bad Request), Lighthouse Beacon"
    assert own.comment == "Message of InvalidBerth (400 Bad Request), Lighthouse Tower"


def test_every_unit_has_a_comment_of_one_line(units: Mapping[str, Unit]):
    assert [key for key, unit in units.items() if not unit.comment or "\n" in unit.comment] == []


def test_a_products_own_wording_names_the_product(units: Mapping[str, Unit]):
    assert units["tower/InvalidBerth/message"].product == "tower"
    assert units["InvalidBerth/message"].product is None


def test_a_renamed_entry_keeps_the_keys_it_had(units: Mapping[str, Unit]):
    assert units["MissingSignal/message"].former_keys == ("NoSignal/message",)
    assert units["MissingSignal/cause"].former_keys == ("NoSignal/cause",)
    assert units["InvalidBerth/cause"].former_keys == ()


def test_former_keys_of_a_products_own_wording_name_the_product(catalog: Catalog):
    entry = catalog.entries[Code("InvalidBerth")]
    renamed = entry._replace(formerly=(Text("Old", point("a")), Text("Older", point("a"))))
    units = collect_units(catalog._replace(entries={entry.code: renamed}))
    assert units["tower/InvalidBerth/message"].former_keys == (
        "tower/Old/message",
        "tower/Older/message",
    )
    assert units["InvalidBerth/placeholder/berth"].former_keys[0] == "Old/placeholder/berth"


def test_a_status_that_the_catalogue_does_not_know_is_only_a_number(catalog: Catalog):
    units = collect_units(catalog._replace(statuses={}))
    assert units["InvalidBerth/cause"].comment == "Cause of InvalidBerth (400)"
