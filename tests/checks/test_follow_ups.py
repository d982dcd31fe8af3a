"""One fault in the catalogue is one finding: what only follows from it is not told, or told so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.checks import check_project
from errcat.findings import Finding
from errcat.project import load_project

ERRORS = "catalog/errors/429-too-many-requests.yaml"
MESSAGE = 'message: "More than {allowed} calls in a minute."'


@pytest.fixture
def root(copy_project: Callable[[str], Path]) -> Path:
    return copy_project("lighthouse")


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")


def find_faults(root: Path) -> list[Finding]:
    return [found for found in check_project(load_project(root)) if found.rule != "missing"]


@pytest.mark.parametrize("message", ["message:", "message: no", "message: 1.10", "message: []"])
def test_a_message_that_cannot_be_read_is_no_fault_of_its_translations(root: Path, message: str):
    edit(root, ERRORS, MESSAGE, message)
    assert [found.rule for found in find_faults(root)] == ["wrong-type"]


def test_a_file_that_is_no_list_is_no_fault_of_its_translations(root: Path):
    (root / "catalog/errors/400-bad-request.yaml").write_text("code: X\n", "utf-8")
    assert {found.span.path for found in find_faults(root)} == {
        "catalog/errors/400-bad-request.yaml"
    }


def test_placeholders_that_cannot_be_read_are_no_fault_of_the_texts(root: Path):
    edit(root, ERRORS, "  placeholders:\n", "  placeholders: []\n  was:\n")
    assert [found.rule for found in find_faults(root)] == ["wrong-type", "unknown-key"]


def test_products_that_cannot_be_read_are_none_that_wordings_lack(root: Path):
    name = "catalog/errors/503-service-unavailable.yaml"
    edit(root, name, "  products:\n", "  products: []\n  was:\n")
    assert [found.rule for found in find_faults(root)] == ["wrong-type", "unknown-key"]


@pytest.mark.parametrize(
    ("code", "rule"), [("vessel not found", "invalid-value"), ("TooManyCalls", "duplicate-code")]
)
def test_a_code_that_cannot_be_used_is_not_missed_elsewhere(root: Path, code: str, rule: str):
    edit(root, "catalog/errors/404-not-found.yaml", "code: VesselNotFound", f"code: {code}")
    assert [found.rule for found in find_faults(root)] == [rule]


def test_a_list_that_names_a_retired_code_is_told_to_drop_it(root: Path):
    edit(root, "catalog/products.yaml", "examples: [VesselNotFound]", "examples: [LampOut]")
    (fault,) = find_faults(root)
    assert fault.help == "the code was retired: remove it here"


def test_a_list_that_names_a_code_of_another_product_is_told_where_to_add_it(root: Path):
    edit(root, "catalog/products.yaml", "examples: [VesselNotFound]", "examples: [BerthOccupied]")
    (fault,) = find_faults(root)
    assert fault.help == "add beacon to the entry's `products`, or remove it here"


@pytest.mark.parametrize(
    ("schema", "rule"),
    [("", "missing-key"), ("schema: {}", "invalid-value"), ("schema: 5", "wrong-type")],
)
def test_a_schema_that_cannot_be_read_is_one_fault(root: Path, schema: str, rule: str):
    edit(root, "catalog/types.yaml", "schema: {type: string, minLength: 1}", schema)
    assert [found.rule for found in find_faults(root)] == [rule]
