"""Builds are the same, byte for byte, on every run and machine."""

import os
import platform
import sys
from pathlib import Path

import pytest
from tests.integration.harness import Workspace, tree

ELSEWHERE = {
    "PYTHONHASHSEED": "123",
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "COLUMNS": "300",
    "FORCE_COLOR": "1",
    "SOURCE_DATE_EPOCH": "0",
    "HOME": "/nonexistent",
}


def test_a_build_elsewhere_is_the_same(either: Workspace, tmp_path: Path):
    assert either.run("build", environment={"PYTHONHASHSEED": "0", "TZ": "UTC"}).code == 0
    moved = tmp_path / "moved" / "to somewhere élse"
    moved.parent.mkdir()
    first = tree(either.root / "site")
    either.root.rename(moved)
    other = Workspace(moved.parent, either.environment | ELSEWHERE)
    other.root = moved
    umask = None if sys.platform == "win32" else lambda: os.umask(0o077)
    assert other.run("build", "--out", "again", writes=("again",), before=umask).code == 0
    assert tree(moved / "again") == first


def test_the_order_of_files_on_the_disk_does_not_matter(project: Workspace, pristine_site: Path):
    errors = project.root / "catalog/errors"
    for path in sorted(errors.iterdir(), reverse=True):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    assert project.run("build").code == 0
    assert tree(project.root / "site") == tree(pristine_site)


def test_windows_line_ends_in_sources_change_nothing(project: Workspace, pristine_site: Path):
    for path in [*project.root.glob("catalog/**/*.yaml"), *project.root.glob("locales/*.po")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert project.run("build").code == 0
    assert tree(project.root / "site") == tree(pristine_site)


def test_no_output_knows_where_it_was_made(pristine_site: Path):
    traces = [str(pristine_site.parent).encode(), platform.node().encode(), b"/usr/"]
    for path, content in tree(pristine_site).items():
        assert not [trace for trace in traces if trace in content], path


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_outputs_are_for_everyone_whom_the_umask_lets(project: Workspace):
    only = ("build", "--only", "markdown")
    assert project.run(*only, before=lambda: os.umask(0o022)).code == 0
    modes = {path.stat().st_mode & 0o777 for path in (project.root / "site").rglob("*.md")}
    assert modes == {0o644}
