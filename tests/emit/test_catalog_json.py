"""The catalogue as JSON: its documented shape, and that nothing is in it beyond."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator

from errcat.emit.catalog_json import build_catalog, build_texts, emit
from errcat.emit.catalog_schema import build_catalog_schema, build_texts_schema
from errcat.model import Json, LocaleTag, Project
from errcat.project import load_project

ROOT = Path(__file__).resolve().parents[2]


def load(root: Path) -> Project:
    project = load_project(root).project
    assert project
    return project


LIGHTHOUSE = load(ROOT / "tests" / "catalogs" / "lighthouse")
PROJECTS = (LIGHTHOUSE, load(ROOT))


def close(schema: Json) -> Json:
    """A copy of a schema in which objects may have no further properties."""
    if isinstance(schema, list):
        return [close(item) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    closed: Json = {key: close(value) for key, value in schema.items()}
    return {"additionalProperties": False} | closed if "properties" in schema else closed


@pytest.mark.parametrize("project", PROJECTS)
def test_the_document_has_its_documented_shape_and_nothing_else(project: Project) -> None:
    schema = close(build_catalog_schema(project.catalog))
    Draft202012Validator(schema).validate(build_catalog(project.catalog))


@pytest.mark.parametrize("project", PROJECTS)
def test_translations_have_their_documented_shape_and_nothing_else(project: Project) -> None:
    checker = Draft202012Validator(close(build_texts_schema(project.catalog)))
    for locale in project.locales.values():
        checker.validate(build_texts(project, locale))


@pytest.mark.parametrize("project", PROJECTS)
def test_both_schemas_obey_their_dialect(project: Project) -> None:
    Draft202012Validator.check_schema(build_catalog_schema(project.catalog))
    Draft202012Validator.check_schema(build_texts_schema(project.catalog))


@pytest.mark.parametrize("project", PROJECTS)
def test_every_definition_is_used_and_every_use_defined(project: Project) -> None:
    schema = build_catalog_schema(project.catalog)
    used = {
        line.split('"')[3] for line in json.dumps(schema, indent=1).split("\n") if "$ref" in line
    }
    assert used == {f"#/$defs/{name}" for name in schema["$defs"]}


@pytest.mark.parametrize("project", PROJECTS)
def test_every_key_of_a_text_is_a_unit(project: Project) -> None:
    document = build_catalog(project.catalog)
    places = [p for error in document["errors"].values() for p in error["products"].values()]
    keys = {place[name] for place in places for name in ("message_key", "note_key")}
    assert keys - {None} <= set(project.units)


def test_a_product_shows_its_own_wording() -> None:
    error = build_catalog(LIGHTHOUSE.catalog)["errors"]["InvalidBerth"]
    assert error["message"] == "Berth {berth} isn't part of {harbour}."
    assert error["products"]["tower"] == {
        "since": "W1",
        "message": "There is no berth {berth} in {harbour}.",
        "message_key": "tower/InvalidBerth/message",
        "published": "There is no berth {the berth} in {the harbour}.",
        "note": None,
        "note_key": None,
        "example": {
            "fault": {"id": "InvalidBerth", "text": "There is no berth K-112 in North basin."},
            "trace": "5b0f9a52-6d55-4d57-8a1c-0c4b1f0f9d63",
        },
    }


def test_a_code_without_message_says_so() -> None:
    error = build_catalog(LIGHTHOUSE.catalog)["errors"]["HarbourClosed"]
    assert error["message"] is None
    assert error["products"]["beacon"]["published"] is None
    assert error["products"]["beacon"]["note_key"] == "HarbourClosed/note"


def test_codes_of_a_product_stand_in_the_order_of_its_rows() -> None:
    codes = build_catalog(LIGHTHOUSE.catalog)["products"]["beacon"]["codes"]
    assert codes == [
        "InvalidBerth",
        "MissingSignal",
        "VesselNotFound",
        "TooManyCalls",
        "HarbourClosed",
    ]


def test_only_good_translations_are_written() -> None:
    texts = build_texts(LIGHTHOUSE, LIGHTHOUSE.locales[LocaleTag("ar-EG")])["texts"]
    assert "TooManyCalls/message" in texts
    assert "TooManyCalls/cause" not in texts


def test_each_language_has_a_file() -> None:
    assert list(emit(LIGHTHOUSE)) == [
        PurePosixPath("catalog.ar-EG.json"),
        PurePosixPath("catalog.de-DE.json"),
        PurePosixPath("catalog.json"),
        PurePosixPath("catalog.schema.json"),
        PurePosixPath("catalog.texts.schema.json"),
    ]


@pytest.mark.parametrize("project", PROJECTS)
def test_schemas_are_named_where_the_documents_lie(project: Project) -> None:
    files = emit(project)
    for text in files.values():
        name = json.loads(text)["$schema"]
        assert name.startswith("https://json-schema.org/") or PurePosixPath(name) in files
