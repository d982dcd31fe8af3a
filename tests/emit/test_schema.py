"""JSON Schemas of error responses: what they accept, and what they say of what they refuse."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import pytest
import regress
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from errcat.emit.responses import example_response
from errcat.emit.schema import (
    build_schema,
    build_strict_schema,
    describe,
    emit,
    list_templates,
)
from errcat.model import Catalog, ErrorEntry, Json, Product, ProductId, Project
from errcat.placeholders import fill
from errcat.project import load_project

ROOT = Path(__file__).resolve().parents[2]
Body: TypeAlias = dict[str, Json]
Build: TypeAlias = Callable[[Catalog, Product], Body]
TRACE = "5b0f9a52-6d55-4d57-8a1c-0c4b1f0f9d63"


def load(root: Path) -> Project:
    project = load_project(root).project
    assert project
    return project


LIGHTHOUSE = load(ROOT / "tests" / "catalogs" / "lighthouse")
PROJECTS = (LIGHTHOUSE, load(ROOT))
PRODUCTS = [
    (project, product) for project in PROJECTS for product in project.catalog.products.values()
]
ENTRIES = [
    (project, product, entry)
    for project, product in PRODUCTS
    for entry in project.catalog.entries_of(product.id)
]


def validator(schema: Mapping[str, Json]) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def loose(product: str = "tower") -> Draft202012Validator:
    catalog = LIGHTHOUSE.catalog
    return validator(build_schema(catalog, catalog.products[ProductId(product)]))


def strict(product: str = "tower") -> Draft202012Validator:
    catalog = LIGHTHOUSE.catalog
    return validator(build_strict_schema(catalog, catalog.products[ProductId(product)]))


def body(
    code: str, text: str | None = "There is no berth A-7 in North basin.", trace: str = TRACE
) -> Body:
    return {"fault": {"id": code, "text": text}, "trace": trace}


def complaint(checker: Draft202012Validator, instance: object) -> str:
    """The error that a person is shown, with its place; empty if there is none."""
    error = best_match(checker.iter_errors(instance))
    return f"{error.json_path}: {error.message}" if error else ""


@pytest.mark.parametrize("project", PROJECTS)
def test_every_schema_obeys_the_dialect_that_it_names(project: Project) -> None:
    for text in emit(project).values():
        schema = json.loads(text)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("project", PROJECTS)
def test_every_pattern_is_a_regular_expression_of_ecma_262(project: Project) -> None:
    patterns = [p for text in emit(project).values() for p in find_patterns(json.loads(text))]
    assert patterns
    for pattern in patterns:
        regress.Regex(pattern, "u")


def find_patterns(value: object) -> list[str]:
    if isinstance(value, list):
        return [pattern for item in value for pattern in find_patterns(item)]
    if not isinstance(value, dict):
        return []
    own = [value["pattern"]] if isinstance(value.get("pattern"), str) else []
    return own + [pattern for item in value.values() for pattern in find_patterns(item)]


@pytest.mark.parametrize(("project", "product"), PRODUCTS)
@pytest.mark.parametrize("build", [build_schema, build_strict_schema])
def test_the_examples_of_the_catalogue_are_valid(
    project: Project, product: Product, build: Build
) -> None:
    checker = validator(build(project.catalog, product))
    for entry in project.catalog.entries_of(product.id):
        assert complaint(checker, example_response(project.catalog, entry, product)) == ""


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_values_of_the_right_form_make_messages_that_are_valid(data: st.DataObject) -> None:
    project, product, entry = ENTRIES[data.draw(st.integers(0, len(ENTRIES) - 1))]
    checker = validator(build_strict_schema(project.catalog, product))
    message = draw_message(data, project, product, entry)
    response = example_response(project.catalog, entry, product)
    assert complaint(checker, put_message(project, response, message)) == ""


def draw_message(data: st.DataObject, project: Project, product: Product, entry: ErrorEntry) -> str:
    templates = list_templates(entry, product) if entry.message_for(product.id) else ()
    if not templates:
        return str(data.draw(st.text()))
    patterns = {n: project.catalog.types[p.type].pattern for n, p in entry.placeholders.items()}
    values = {n: data.draw(st.from_regex(p, fullmatch=True)) for n, p in patterns.items()}
    return fill(templates[data.draw(st.integers(0, len(templates) - 1))], values)


def put_message(project: Project, response: Body, message: str) -> Body:
    *parents, name = project.catalog.response.message
    inner = response
    for parent in parents:
        inner = inner[parent]
    inner[name] = message
    return response


@pytest.mark.parametrize("checker", [loose(), strict()], ids=["loose", "strict"])
class TestBoth:
    def test_an_unknown_code_is_answered_with_the_codes_there_are(
        self, checker: Draft202012Validator
    ) -> None:
        assert complaint(checker, body("Nope")) == (
            "$.fault.id: 'Nope' is not one of ['InvalidBerth', 'MissingSignal', 'VesselNotFound', "
            "'BerthOccupied', 'HarbourClosed']"
        )

    @pytest.mark.parametrize("code", ["invalidBerth", "INVALIDBERTH", "TooManyCalls", "LampOut"])
    def test_wrong_case_and_codes_of_others_are_refused(
        self, checker: Draft202012Validator, code: str
    ) -> None:
        assert complaint(checker, body(code)).startswith(f"$.fault.id: '{code}' is not one of [")

    def test_a_message_must_be_text(self, checker: Draft202012Validator) -> None:
        found = complaint(checker, body("HarbourClosed", text=None))
        assert found == "$.fault.text: None is not of type 'string'"

    def test_a_property_must_have_the_form_of_its_type(self, checker: Draft202012Validator) -> None:
        assert complaint(checker, body("InvalidBerth", trace="17")).startswith("$.trace: '17' ")

    def test_the_form_of_a_property_holds_where_formats_are_ignored(
        self, checker: Draft202012Validator
    ) -> None:
        assert not Draft202012Validator(checker.schema).is_valid(body("InvalidBerth", trace="17"))

    @pytest.mark.parametrize(
        ("place", "name"), [("$", "trace"), ("$", "fault"), ("$.fault", "id"), ("$.fault", "text")]
    )
    def test_a_missing_field_is_named(
        self, checker: Draft202012Validator, place: str, name: str
    ) -> None:
        response = body("InvalidBerth")
        (response if place == "$" else response["fault"]).pop(name)
        assert complaint(checker, response) == f"{place}: '{name}' is a required property"

    @pytest.mark.parametrize("instance", [None, [], "InvalidBerth", 400, {"fault": "InvalidBerth"}])
    def test_what_is_no_error_response_is_refused(
        self, checker: Draft202012Validator, instance: object
    ) -> None:
        assert not checker.is_valid(instance)


def test_any_message_will_do_for_clients() -> None:
    assert complaint(loose(), body("InvalidBerth", text="Entirely new words")) == ""


def test_clients_accept_properties_that_a_service_adds() -> None:
    response = body("InvalidBerth") | {"retryable": False}
    assert complaint(loose(), response) == ""


def test_the_strict_schema_names_an_added_property() -> None:
    response = body("InvalidBerth")
    response["fault"]["retryable"] = False
    assert complaint(strict(), response) == (
        "$.fault: Additional properties are not allowed ('retryable' was unexpected)"
    )


def test_the_strict_schema_shows_the_form_that_a_message_lacks() -> None:
    assert complaint(strict(), body("InvalidBerth", text="Entirely new words")) == (
        "$.fault.text: 'Entirely new words' does not match "
        r"'^There is no berth [A-Z]-[1-9][0-9]{0,2} in [^\\r\\n]+\\.$'"
    )


def test_the_strict_schema_shows_the_only_message_there_is() -> None:
    assert complaint(strict(), body("MissingSignal", text="Signal?")) == (
        "$.fault.text: 'Signal?' is not one of ['Signal is missing; send {} for none.']"
    )


def test_a_placeholder_must_have_the_form_of_its_type() -> None:
    text = "There is no berth 7 in North basin."
    assert complaint(strict(), body("InvalidBerth", text=text)).startswith("$.fault.text: ")


def test_the_strict_schema_wants_the_product_s_own_wording() -> None:
    text = "Berth A-7 isn't part of North basin."
    assert complaint(strict("beacon"), body("InvalidBerth", text=text)) == ""
    assert complaint(strict("tower"), body("InvalidBerth", text=text)) != ""


def test_the_strict_schema_accepts_a_message_that_was_seen() -> None:
    assert complaint(strict(), body("VesselNotFound", text="Vessel 211331640 unknown")) == ""


def test_the_strict_schema_refuses_an_earlier_wording() -> None:
    text = "Berth A-7 is not part of North basin."
    assert complaint(strict("beacon"), body("InvalidBerth", text=text)) != ""


def test_a_code_without_message_may_come_with_any_text() -> None:
    assert complaint(strict(), body("HarbourClosed", text="Fog\nand more fog")) == ""


def test_prose_becomes_plain_text_with_the_product_s_name_in_it() -> None:
    tower = LIGHTHOUSE.catalog.products[ProductId("tower")]
    assert describe("Set `product` of **{product}** to {berth}", tower) == (
        "Set product of Lighthouse Tower to {berth}"
    )


def test_a_description_has_no_markup() -> None:
    schema = build_strict_schema(
        LIGHTHOUSE.catalog, LIGHTHOUSE.catalog.products[ProductId("tower")]
    )
    described = schema["properties"]["fault"]["allOf"][1]
    assert described["description"] == "The property signal is absent from the body."


def test_ids_are_absolute_where_the_address_is_known() -> None:
    schema = json.loads(emit(LIGHTHOUSE)[PurePosixPath("tower.schema.json")])
    assert schema["$id"] == "https://errors.harbour.example/lighthouse/schema/tower.schema.json"


def test_files_are_sorted() -> None:
    assert list(emit(LIGHTHOUSE)) == sorted(emit(LIGHTHOUSE))
