"""Units as translators see them: comments, references, flags."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from errcat.project import load_project
from errcat.sources.po_units import PoUnit, describe_units, render_unit


@pytest.fixture
def described(copy_project: Callable[[str], Path]) -> Mapping[str, PoUnit]:
    """The units of the second catalogue."""
    project = load_project(copy_project("lighthouse")).project
    assert project is not None
    return describe_units(project.catalog, project.units)


def test_units_keep_their_keys_and_order(copy_project: Callable[[str], Path]):
    project = load_project(copy_project("lighthouse")).project
    assert project is not None
    described = describe_units(project.catalog, project.units)
    assert [*described] == [*project.units] == [unit.key for unit in described.values()]


def test_a_comment_names_each_placeholder_with_type_meaning_example_and_label(
    described: Mapping[str, PoUnit],
):
    (comment,) = described["VesselNotFound/message"].comments[1:]
    assert comment == (
        "{vessel}: vessel — The vessel that was asked for; example: 211331640; "
        'published as "the vessel"'
    )


def test_a_comment_explains_the_name_of_the_product(described: Mapping[str, PoUnit]):
    (comment,) = described["page/beacon/title"].comments[1:]
    assert comment.startswith("{product}: the product's name")


def test_braces_in_code_are_no_placeholder(copy_project: Callable[[str], Path]):
    root = copy_project("lighthouse")
    path = root / "catalog/catalog.yaml"
    old, new = "description: Every", "description: Write `{product}` or \\{name}. Every"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    project = load_project(root).project
    assert project is not None
    unit = describe_units(project.catalog, project.units)["catalog/description"]
    assert (len(unit.comments), unit.flags) == (1, ("md-text",))


def test_a_reference_is_a_file_without_a_line(described: Mapping[str, PoUnit]):
    assert described["VesselNotFound/cause"].references == ("catalog/errors/404-not-found.yaml",)


@pytest.mark.parametrize(
    ("key", "flags"),
    [
        ("VesselNotFound/message", ("python-brace-format",)),
        ("VesselNotFound/cause", ("python-brace-format", "md-text")),
        ("VesselNotFound/note", ("md-text",)),
        ("page/beacon/description", ("python-brace-format", "max-length:300")),
        ("catalog/name", ()),
    ],
)
def test_flags_tell_tools_what_to_check(
    described: Mapping[str, PoUnit], key: str, flags: tuple[str, ...]
):
    assert described[key].flags == flags


def test_a_unit_is_written_with_comments_references_flags_and_texts():
    unit = PoUnit("k", 'a "b"', ("Cause", "{x}: y"), ("a.yaml",), ("md-text", "max-length:9"), ())
    assert render_unit(unit, "c\nd").split("\n") == [
        *("#. Cause", "#. {x}: y", "#: a.yaml", "#, md-text, max-length:9"),
        *('msgctxt "k"', r'msgid "a \"b\""', 'msgstr ""', r'"c\n"', '"d"', ""),
    ]
