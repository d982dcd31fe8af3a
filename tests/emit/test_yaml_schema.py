"""JSON Schemas of the catalogue's YAML files, tried on real and on broken files."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from errcat.emit.yaml_schema import emit
from errcat.project import load_project
from errcat.sources.format import KINDS
from errcat.sources.reading import read_node
from errcat.sources.rules import FindingLog
from errcat.sources.shapes import EitherShape, Key, ListShape, RecordShape, Shape, TableShape
from errcat.sources.yaml import parse_yaml

REPOSITORY = Path(__file__).resolve().parents[2]
LIGHTHOUSE = REPOSITORY / "tests" / "catalogs" / "lighthouse"


@pytest.fixture(scope="session")
def validators() -> Mapping[str, Draft202012Validator]:
    """A validator for each kind of file, from the small catalogue."""
    project = load_project(LIGHTHOUSE).project
    assert project is not None
    schemas = {path.name.split(".")[0]: json.loads(text) for path, text in emit(project).items()}
    return {kind: Draft202012Validator(schema) for kind, schema in schemas.items()}


def to_json(value: object) -> object:
    """The value with text keys, as editors see it."""
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    return [to_json(item) for item in value] if isinstance(value, list) else value


def kind_of(file: Path) -> str:
    return "errors" if file.parent.name == "errors" else file.stem


def faults_of(validator: Draft202012Validator, text: str) -> list[str]:
    """JSON paths of the errors."""
    value = to_json(YAML(typ="safe", pure=True).load(text))
    return [error.json_path for error in validator.iter_errors(value)]


def yaml_files(root: Path) -> Iterator[Path]:
    yield from sorted((root / "catalog").rglob("*.yaml"))


def test_there_is_a_schema_for_each_kind(copy_project: Callable[[str], Path]):
    project = load_project(copy_project("lighthouse")).project
    assert project is not None
    assert list(emit(project)) == [
        PurePosixPath(f"catalog/{kind}.schema.json") for kind in sorted(KINDS)
    ]


def test_every_schema_is_valid(validators: Mapping[str, Draft202012Validator]):
    for validator in validators.values():
        Draft202012Validator.check_schema(validator.schema)


@pytest.mark.parametrize("file", [*yaml_files(REPOSITORY), *yaml_files(LIGHTHOUSE)], ids=str)
def test_real_files_validate(file: Path, validators: Mapping[str, Draft202012Validator]):
    assert faults_of(validators[kind_of(file)], file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", [*yaml_files(REPOSITORY), *yaml_files(LIGHTHOUSE)], ids=str)
def test_the_first_line_of_each_file_names_its_schema(file: Path):
    root = next(parent for parent in file.parents if (parent / "catalog").is_dir())
    [path] = re.findall(r"^# yaml-language-server: \$schema=(\S+)\n", file.read_text("utf-8"))
    expected = root / "site" / "schema" / "catalog" / f"{kind_of(file)}.schema.json"
    assert (file.parent / path).resolve() == expected


ENTRY = (LIGHTHOUSE / "catalog" / "errors" / "400-bad-request.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("errors", "code: InvalidBerth", "cod: InvalidBerth"),
        ("errors", "code: InvalidBerth", "code: invalid-berth"),
        ("errors", "code: InvalidBerth", "code: Con"),
        ("errors", "status: 400", "status: '400'"),
        ("errors", "status: 400", "status: 4000"),
        ("errors", "retry: never", "retry: no"),
        ("errors", "label: the berth", "label: 1.10"),
        ("errors", "label: the berth", "label: NO\n      lable: x"),
        ("errors", "    berth:\n", "    class:\n"),
        ("errors", "    berth:\n", "    the-berth:\n"),
        ("errors", "until: {beacon: B1}", "until: {}"),
        ("errors", '- message: "Berth {berth} is not part of {harbour}."\n      u', "- u"),
        ("errors", "    beacon: {}\n", "    beacon: {mesage: x}\n"),
        ("errors", "    trace: 5b0", "    trace: [5b0]\n    other: 5b0"),
        ("catalog", "source-locale: en-GB", "source-locale: en_GB"),
        ("catalog", "coverage: 50", "coverage: 101"),
        ("catalog", "ar-EG:", "../ar-EG:"),
        ("types", "python: str", "python: float"),
        ("types", "examples: [North basin]", "examples: []"),
        ("statuses", "400:", "4oo:"),
        ("products", "slug: beacon/errors", "slug: ../errors"),
        ("products", "slug: beacon/errors", "slug: con/errors"),
        ("products", 'delimiters: ["<", ">"]', 'delimiters: ["<"]'),
        ("products", "href: overview.md", "href: 'javascript:x'"),
        ("response", "code: fault.id", "code: fault..id"),
        ("sections", "insert: examples", "insert: example"),
        ("sections", "{item: Codes", "{tip: x, item: Codes"),
        ("retired", "LampOut:", "lamp-out:"),
    ],
)
def test_schema_and_reading_refuse_the_same(
    kind: str, old: str, new: str, validators: Mapping[str, Draft202012Validator]
):
    file = LIGHTHOUSE / "catalog" / f"{kind}.yaml"
    text = ENTRY if kind == "errors" else file.read_text("utf-8")
    assert old in text
    broken = text.replace(old, new, 1)
    log = FindingLog()
    node = parse_yaml(broken, "a.yaml", log).node
    assert node is not None
    read_node(node, KINDS[kind].shape, log)
    assert log.findings
    assert faults_of(validators[kind], broken)


def keys_of(shape: Shape) -> Iterator[Key]:
    """Every fixed key below a shape."""
    if isinstance(shape, EitherShape):
        yield from keys_of(shape.record)
    elif isinstance(shape, ListShape):
        yield from keys_of(shape.item)
    elif isinstance(shape, TableShape):
        yield from keys_of(shape.value)
    elif isinstance(shape, RecordShape):
        for key in shape.keys.values():
            yield key
            yield from keys_of(key.shape)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained_in_a_sentence(kind: str):
    descriptions = [key.description for key in keys_of(KINDS[kind].shape)]
    assert descriptions
    assert [text for text in descriptions if not re.fullmatch(r"[A-Z].*\.", text)] == []


def test_what_the_absence_of_a_key_means_is_explained(
    validators: Mapping[str, Draft202012Validator],
):
    since = validators["errors"].schema["items"]["properties"]["products"]
    [availability] = since["patternProperties"].values()
    assert availability["properties"]["since"]["description"] == (
        "Id of the first edition that lists the code. If absent: the product's first edition."
    )


def test_names_of_the_catalogue_are_offered(validators: Mapping[str, Draft202012Validator]):
    entry = validators["errors"].schema["items"]["properties"]
    assert entry["status"]["anyOf"][0] == {"enum": [400, 404, 409, 429, 503]}
    assert entry["products"]["properties"] == {"beacon": True, "tower": True}


def test_names_that_were_added_since_are_accepted(validators: Mapping[str, Draft202012Validator]):
    added = ENTRY.replace("status: 400", "status: 418").replace("beacon: {}", "buoy: {}")
    assert faults_of(validators["errors"], added) == []


def test_every_pattern_is_anchored(validators: Mapping[str, Draft202012Validator]):
    for validator in validators.values():
        patterns = re.findall(r'"pattern": "([^"]*)"', json.dumps(validator.schema))
        assert [text for text in patterns if not re.fullmatch(r"\^\(\?:.*\)\$", text)] == []
