"""Projects that each test may break as it likes."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.integration.harness import Workspace, copy_project

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
            top = tmp_path_factory.mktemp(name)
            copy_project(_SOURCES[name], top / "project")
            settings = top / "project/catalog/catalog.yaml"
            text = settings.read_text(encoding="utf-8")
            settings.write_text(re.sub(r"coverage: \d+", "coverage: 0", text), encoding="utf-8")
            cache = {"XDG_CACHE_HOME": str(top / "cache")}
            result = Workspace(top, cache).run("sync", writes=("locales",))
            assert result.code == 0, result.all
            folders[name] = top / "project"
        return folders[name]

    return make


@pytest.fixture(scope="session")
def make_workspace(pristine: Callable[[str], Path]) -> Callable[[str, Path], Workspace]:
    """A function that makes a workspace for a catalogue in a folder."""

    def make(name: str, folder: Path) -> Workspace:
        top = folder / "workspace"
        top.mkdir()
        (top / "neighbour.txt").write_text("not yours")
        shutil.copytree(pristine(name), top / "project")
        return Workspace(top, {"XDG_CACHE_HOME": str(folder / "cache"), "COLUMNS": "80"})

    return make


@pytest.fixture
def project(make_workspace: Callable[[str, Path], Workspace], tmp_path: Path) -> Workspace:
    """The small catalogue."""
    return make_workspace("lighthouse", tmp_path)


@pytest.fixture(params=["lighthouse", "defender"])
def either(
    request: pytest.FixtureRequest,
    make_workspace: Callable[[str, Path], Workspace],
    tmp_path: Path,
) -> Workspace:
    """The small catalogue, and then the repository's own."""
    return make_workspace(request.param, tmp_path)
