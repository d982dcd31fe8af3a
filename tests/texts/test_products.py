"""Names of products in texts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.model import Catalog, LocaleTag
from errcat.project import load_project
from errcat.texts.products import NameFinder, list_names


@pytest.fixture
def catalog(copy_project: Callable[[str], Path]) -> Catalog:
    project = load_project(copy_project("lighthouse")).project
    assert project is not None
    return project.catalog


def _find(catalog: Catalog, text: str, tag: str | None = None) -> list[tuple[str, bool]]:
    finder = NameFinder(catalog, LocaleTag(tag) if tag else None)
    return [(text[use.start : use.end], use.is_current) for use in finder.find(text)]


def test_a_name_that_is_missing_is_found_nowhere(copy_project: Callable[[str], Path]) -> None:
    root = copy_project("lighthouse")
    path = root / "catalog/products.yaml"
    text = path.read_text("utf-8").replace("  name: Lighthouse Beacon\n", "", 1)
    path.write_text(text, "utf-8")
    project = load_project(root).project
    assert project is not None
    assert _find(project.catalog, "Ask.") == []


def test_the_longest_name_at_a_place_counts(catalog: Catalog) -> None:
    assert _find(catalog, "Lighthouse Beacon and Beacon") == [
        ("Lighthouse Beacon", True),
        ("Beacon", True),
    ]


def test_an_earlier_name_is_told_from_the_short_name_in_it(catalog: Catalog) -> None:
    assert _find(catalog, "Harbour Beacon") == [("Harbour Beacon", False)]


def test_official_names_count_in_their_language_only(catalog: Catalog) -> None:
    assert _find(catalog, "Lighthouse Turm", "de-DE") == [("Lighthouse Turm", True)]
    assert _find(catalog, "Lighthouse Turm", "ar-EG") == []


def test_a_name_inside_a_word_is_none(catalog: Catalog) -> None:
    assert _find(catalog, "Beacons") == []


def test_names_are_listed_longest_first(catalog: Catalog) -> None:
    product = next(iter(catalog.products.values()))
    assert list_names(product) == ("Lighthouse Beacon", "Beacon")
