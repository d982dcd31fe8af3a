"""`errcat build --pseudo` adds made-up languages to the site, and to nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.cli import main


@pytest.fixture
def root(copy_project: Callable[[str], Path]) -> Path:
    return copy_project("lighthouse")


def build(root: Path, *arguments: str) -> int:
    return main(["--project", str(root), "build", *arguments])


def test_the_site_has_them_and_nothing_else_has(root: Path):
    assert build(root, "--pseudo") == 0
    assert (root / "site/html/ar-XB/index.html").is_file()
    assert (root / "site/html/en-XA/index.html").is_file()
    found = [path for path in (root / "site").rglob("*XB*") if "html" not in path.parts]
    assert found == []


def test_the_next_build_without_them_removes_them(root: Path):
    build(root, "--pseudo")
    assert build(root) == 0
    assert not (root / "site/html/ar-XB").exists()
    assert (root / "site/html/de-DE/index.html").is_file()


def test_they_come_back_when_they_are_asked_for_again(root: Path):
    for arguments in (["--pseudo"], [], ["--pseudo"]):
        assert build(root, *arguments) == 0
    assert (root / "site/html/ar-XB/index.html").is_file()


def test_the_site_is_compared_only_where_it_is_named(root: Path):
    build(root)
    (root / "site/html/index.html").write_text("changed")
    assert build(root, "--check") == 0
    assert build(root, "--check", "--only", "html") == 1
