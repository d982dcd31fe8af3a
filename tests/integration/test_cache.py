"""What earlier runs proved: never believed when something has changed, never needed."""

import os
import sys
from pathlib import Path

import pytest
from tests.integration.harness import Workspace, tree

ENTRY = "catalog/errors/404-not-found.yaml"
ARABIC = "locales/ar-EG.po"


@pytest.fixture
def clean(project: Workspace) -> Workspace:
    """A project without any finding, so that runs are remembered."""
    (project.root / ARABIC).unlink()
    project.edit("catalog/catalog.yaml", r"^  ar-EG:.*\n", "")
    return project


def cache_files(project: Workspace) -> list[Path]:
    folder = Path(project.environment["XDG_CACHE_HOME"]) / "errcat"
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_second_check_says_the_same(clean: Workspace):
    first = clean.run("check")
    assert first.code == 0
    assert first.out.endswith(" files checked, all is well\n")
    assert len(cache_files(clean)) == 1
    assert clean.run("check") == first


def test_a_change_of_one_byte_without_a_trace_is_seen(clean: Workspace):
    assert clean.run("check").code == 0
    file = clean.root / ENTRY
    before = file.stat()
    place = clean.edit(ENTRY, "  status: 404", "  status: ▸499")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert f"{place}: error unknown-status: " in clean.run("check").out
    clean.edit(ENTRY, "  status: 499", "  status: 404")
    assert clean.run("check").code == 0


@pytest.mark.parametrize("path", ["catalog/errors/1.yaml", "locales/fr-FR.po", "catalog/type.yaml"])
def test_a_new_file_is_seen(path: str, clean: Workspace):
    assert clean.run("check").code == 0
    clean.write(path, "")
    assert path in clean.run("check").out


def test_a_renamed_file_is_seen(clean: Workspace):
    assert clean.run("check").code == 0
    file = clean.root / "catalog/errors/503-service-unavailable.yaml"
    file.rename(file.with_suffix(".yml"))
    assert clean.run("check").code == 1


def test_warnings_are_told_every_time(clean: Workspace):
    clean.write("catalog/type.yaml", "")
    first = clean.run("check")
    assert "warning unknown-file" in first.out
    assert clean.run("check") == first


@pytest.mark.parametrize("junk", [b"", b"\0\0", b"\xff", b"-1", b"many"], ids="e0f-m")
def test_a_damaged_cache_is_not_believed(junk: bytes, clean: Workspace):
    build = ("build", "--only", "gettext")
    assert [clean.run("check").code, clean.run(*build).code] == [0, 0]
    assert len(cache_files(clean)) == 2
    for file in cache_files(clean):
        file.write_bytes(junk)
    assert [clean.run("check").code, clean.run(*build).code] == [0, 0]


def test_a_cache_that_cannot_be_written_is_not_needed(clean: Workspace, tmp_path: Path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    for command in ("check", "build --only gettext") * 2:
        arguments = command.split()
        assert clean.run(*arguments, environment={"XDG_CACHE_HOME": str(blocked)}).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="folders of POSIX")
def test_a_cache_of_a_relative_name_is_not_made_where_commands_run(
    clean: Workspace, tmp_path: Path
):
    home = {"XDG_CACHE_HOME": "cache", "HOME": str(tmp_path)}
    assert clean.run("check", environment=home).code == 0
    assert (tmp_path / ".cache" / "errcat").is_dir()


def test_a_build_mends_what_was_changed_since_the_last(clean: Workspace):
    page = "site/markdown/en-GB/beacon/errors.md"
    only = ("build", "--only", "markdown")
    assert clean.run(*only).code == 0
    content = clean.read(page)
    (clean.root / page).unlink()
    assert clean.run(*only).out.startswith("1 file written, ")
    clean.write(page, "edited")
    assert clean.run(*only).out.startswith("1 file written, ")
    assert clean.read(page) == content


def test_other_folders_and_options_are_built_anew(clean: Workspace):
    only = ("build", "--only", "html")
    assert clean.run(*only, "--pseudo").code == 0
    assert (clean.root / "site/html/en-XA").is_dir()
    assert clean.run(*only).code == 0
    assert not (clean.root / "site/html/en-XA").exists()
    assert clean.run(*only, "--out", "other", writes=("other",)).code == 0
    assert tree(clean.root / "other") == tree(clean.root / "site")


def test_a_check_of_other_formats_is_whole(clean: Workspace):
    assert clean.run("check").code == 0
    assert clean.run("check", "--format", "json").out.strip().startswith("{")
