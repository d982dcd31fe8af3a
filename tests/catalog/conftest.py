"""The project's own catalogue, loaded once."""

from pathlib import Path

import pytest

from errcat.model import Catalog
from errcat.project import LoadResult, load_project


@pytest.fixture(scope="session")
def loaded(defender_root: Path) -> LoadResult:
    """The project of this repository with what reading it found."""
    return load_project(defender_root)


@pytest.fixture(scope="session")
def catalog(loaded: LoadResult) -> Catalog:
    """The catalogue of this repository."""
    assert loaded.project is not None
    return loaded.project.catalog
