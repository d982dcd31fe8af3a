"""Projects that each test may break as it likes."""

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests.integration.harness import Workspace, open_workspace

ROOT = Path(__file__).resolve().parents[2]
_SOURCES = {"lighthouse": ROOT / "tests" / "catalogs" / "lighthouse", "defender": ROOT}


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A function that makes one copy of a catalogue a session: in sync, without coverage floors.

    So what a test changes is all that commands have to say about it.
    """
    folders: dict[str, Path] = {}

    def make(name: str) -> Path:
        if name not in folders:
            folder = tmp_path_factory.mktemp(name)
            project = open_workspace(_SOURCES[name], folder)
            settings = project.read("catalog/catalog.yaml")
            project.write("catalog/catalog.yaml", re.sub(r"coverage: \d+", "coverage: 0", settings))
            result = project.run("sync", writes=("locales",))
            assert result.code == 0, result.all
            folders[name] = project.root
        return folders[name]

    return make


@pytest.fixture(scope="session")
def make_workspace(pristine: Callable[[str], Path]) -> Callable[[str, Path], Workspace]:
    """A function that makes a workspace for a catalogue in a folder."""
    return lambda name, folder: open_workspace(pristine(name), folder)


@pytest.fixture(scope="session")
def pristine_site(
    make_workspace: Callable[[str, Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """What a build of the small catalogue writes, made once a session; read only."""
    project = make_workspace("lighthouse", tmp_path_factory.mktemp("site"))
    result = project.run("build")
    assert result.code == 0, result.all
    return project.root / "site"


@pytest.fixture
def project(make_workspace: Callable[[str, Path], Workspace], tmp_path: Path) -> Workspace:
    """The small catalogue."""
    return make_workspace("lighthouse", tmp_path)


@pytest.fixture
def built(project: Workspace, pristine_site: Path) -> Workspace:
    """The small catalogue with its site, as a build left it."""
    shutil.copytree(pristine_site, project.root / "site")
    return project


@pytest.fixture(params=["lighthouse", "defender"])
def either(
    request: pytest.FixtureRequest,
    make_workspace: Callable[[str, Path], Workspace],
    tmp_path: Path,
) -> Workspace:
    """The small catalogue, and then the repository's own."""
    return make_workspace(request.param, tmp_path)


@pytest.fixture
def modes_bind(tmp_path: Path) -> None:
    """Skips the test where the modes of files bind nobody: for root, and on Windows."""
    closed = tmp_path / "closed"
    closed.touch(mode=0)
    with suppress(PermissionError):
        closed.read_bytes()
        pytest.skip("whoever runs this reads and writes everything")
