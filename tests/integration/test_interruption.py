"""Commands that are killed, or run at once: every file whole, and the next build completes it."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.integration.harness import Workspace, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

ENTRY = "catalog/errors/404-not-found.yaml"
DEADLY = """\
import os, signal
left, replace = int(os.environ["ERRCAT_TEST_LIVES"]), os.replace

def replace_or_die(*arguments, **options):
    global left
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return replace(*arguments, **options)

os.replace = replace_or_die
"""


@pytest.fixture
def deadly(tmp_path: Path) -> Callable[[int], dict[str, str]]:
    """A function that returns an environment in which a process dies (SIGKILL, so that nothing is
    cleaned up) when it is about to put a new file in place after so many others."""
    folder = tmp_path / "deadly"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(DEADLY)
    path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))
    return lambda lives: {"ERRCAT_TEST_LIVES": str(lives), "PYTHONPATH": path}


def change(project: Workspace) -> Workspace:
    """Change what the sources of a project say, and where pages go."""
    project.edit(ENTRY, "No station has", "Nobody has")
    project.edit("catalog/products.yaml", "slug: tower/api/errors", "slug: tower/errors")
    return project


@pytest.fixture(scope="module")
def new(
    make_workspace: Callable[[str, Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """The site of the changed project."""
    project = change(make_workspace("lighthouse", tmp_path_factory.mktemp("new")))
    assert project.run("build").code == 0
    return tree(project.root / "site")


def kill(project: Workspace, command: str, environment: dict[str, str]) -> None:
    process = project.start(command, environment=environment)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("lives", [0, 1, 3, 40])
def test_a_build_that_was_killed_left_whole_files_and_is_completed(
    lives: int,
    built: Workspace,
    new: dict[str, bytes],
    deadly: Callable[[int], dict[str, str]],
):
    old = tree(built.root / "site")
    kill(change(built), "build", deadly(lives))
    for path, content in tree(built.root / "site").items():
        is_ours = path.endswith((".errcat-manifest", ".errcat-tmp"))
        assert is_ours or content in (old.get(path), new.get(path))
    assert built.run("build").code == 0
    assert tree(built.root / "site") == new


def test_a_first_build_that_was_killed_is_completed_though_the_sources_changed(
    project: Workspace, new: dict[str, bytes], deadly: Callable[[int], dict[str, str]]
):
    kill(project, "build", deadly(4))
    assert project.run("build", "--check").code == 1
    assert change(project).run("build").code == 0
    assert tree(project.root / "site") == new


@pytest.mark.parametrize("lives", [0, 1])
def test_a_sync_that_was_killed_lost_no_translation(
    lives: int, project: Workspace, deadly: Callable[[int], dict[str, str]]
):
    project.edit(ENTRY, "No station has", "Nobody has")
    old = tree(project.root / "locales")
    kill(project, "sync", deadly(lives))
    left = tree(project.root / "locales")
    assert sum(old[path] == left[path] for path in old) == 2 - lives
    assert project.run("sync", writes=("locales",)).code == 0
    assert project.run("sync", "--check", writes=()).code == 0


def test_a_language_whose_start_was_killed_is_started_by_the_next_sync(
    project: Workspace, deadly: Callable[[int], dict[str, str]]
):
    process = project.start("sync", "--locale", "fr-FR", environment=deadly(1))
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    sources = ("locales", "catalog")
    assert project.run("sync", "--locale", "fr-FR", writes=sources).code == 0
    assert "fr-FR: {coverage: 0}" in project.read("catalog/catalog.yaml")
    assert project.run("check").code == 0


def test_builds_at_once_wait_for_each_other(built: Workspace, new: dict[str, bytes]):
    changed = change(built)
    builds = [changed.start("build", "--no-cache") for _ in range(2)]
    outputs = [build.communicate(timeout=120) for build in builds]
    assert [build.returncode for build in builds] == [0, 0], outputs
    assert tree(built.root / "site") == new


def test_an_interrupt_from_the_keyboard_is_no_traceback(project: Workspace, tmp_path: Path):
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal\n"
        "def interrupt(*_, **__):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "os.replace = interrupt\n"
    )
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    process = project.start("build", environment={"PYTHONPATH": path})
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in out + err
    assert list(project.root.rglob("*.errcat-tmp")) == []
