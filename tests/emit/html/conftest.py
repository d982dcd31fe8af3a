"""The sites that tests look at, made once."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from errcat.emit.html import emit
from errcat.emit.pseudo import add_pseudo_locales
from errcat.model import Project
from errcat.project import load_project

ROOT = Path(__file__).parents[3]

Files = Mapping[PurePosixPath, str]


def load(root: Path) -> Project:
    project = load_project(root).project
    assert project is not None
    return project


@pytest.fixture(scope="session")
def lighthouse() -> Project:
    return load(ROOT / "tests" / "catalogs" / "lighthouse")


@pytest.fixture(scope="session")
def files(lighthouse: Project) -> Files:
    """The site of the small second catalogue, with made-up languages."""
    return emit(add_pseudo_locales(lighthouse))


@pytest.fixture(scope="session")
def own_files() -> Files:
    """The site of the repository's catalogue."""
    return emit(load(ROOT))
