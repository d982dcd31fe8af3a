"""What is no plain file where sources should be: told, never waited for, never changed."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from tests.integration.harness import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

TYPES = "catalog/types.yaml"
GERMAN = "locales/de-DE.po"
SOURCES = {TYPES: "missing-file", "catalog/errors/1.yaml": "missing-file", GERMAN: "po-unreadable"}


def clear(path: Path) -> Path:
    path.unlink(missing_ok=True)
    return path


def limit_memory() -> None:
    """Let a process that reads without end fail, and not the machine."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))


@pytest.mark.parametrize("command", ["check", "build", "sync"])
@pytest.mark.parametrize(("path", "rule"), SOURCES.items())
def test_a_pipe_is_not_waited_for(path: str, rule: str, command: str, project: Workspace):
    os.mkfifo(clear(project.root / path))
    result = project.run(command, writes=())
    assert result.code == 1
    assert f"{path}:1:1: error {rule}: " in result.out
    assert "Not a regular file" in result.out


@pytest.mark.parametrize(("path", "rule"), SOURCES.items())
def test_an_endless_device_is_not_read(path: str, rule: str, project: Workspace):
    clear(project.root / path).symlink_to("/dev/zero")
    result = project.run("check", before=limit_memory)
    assert result.code == 1
    assert f"{path}:1:1: error {rule}: " in result.out


@pytest.mark.parametrize(("path", "rule"), SOURCES.items())
def test_a_folder_is_no_file(path: str, rule: str, project: Workspace):
    clear(project.root / path).mkdir()
    result = project.run("check")
    assert result.code == 1
    assert f"{path}:1:1: error {rule}: " in result.out
    assert "Is a directory" in result.out


@pytest.mark.parametrize(("path", "rule"), SOURCES.items())
def test_a_link_to_itself_is_told(path: str, rule: str, project: Workspace):
    file = clear(project.root / path)
    file.symlink_to(file.name)
    result = project.run("check")
    assert result.code == 1
    assert f"{path}:1:1: error {rule}: " in result.out


@pytest.mark.usefixtures("modes_bind")
@pytest.mark.parametrize(("path", "rule"), SOURCES.items())
def test_an_unreadable_file_is_told(path: str, rule: str, project: Workspace):
    file = project.root / path
    file.touch()
    file.chmod(0)
    result = project.run("check")
    file.chmod(0o600)
    assert result.code == 1
    assert f"{path}:1:1: error {rule}: " in result.out


def test_a_pipe_for_a_language_that_is_not_listed_is_not_waited_for(project: Workspace):
    os.mkfifo(project.root / "locales/fr-FR.po")
    result = project.run("check")
    assert result.code == 1
    assert "locales/fr-FR.po:1:1: error locale-unlisted: " in result.out


def test_a_folder_named_errors_yaml_is_a_warning(project: Workspace):
    (project.root / "catalog/errors.yaml").mkdir()
    result = project.run("check")
    assert result.code == 0
    assert "catalog/errors.yaml:1:1: warning unknown-file: " in result.out


def test_a_catalogue_without_entries_is_told(project: Workspace):
    shutil.rmtree(project.root / "catalog/errors")
    result = project.run("check")
    assert result.code == 1
    assert result.out.startswith("catalog/errors:1:1: error missing-file: ")


def test_a_file_in_place_of_the_entries_is_told(project: Workspace):
    shutil.rmtree(project.root / "catalog/errors")
    project.write("catalog/errors", "[]")
    result = project.run("check")
    assert result.code == 1
    assert result.out.startswith("catalog/errors:1:1: error missing-file: ")


def test_a_project_without_translations_is_english(project: Workspace):
    shutil.rmtree(project.root / "locales")
    result = project.run("check")
    assert result.code == 0
    assert result.out.count("warning locale-missing: ") == 2
    assert "help: run `errcat sync --locale de-DE`" in result.out
    assert project.run("build").code == 0


def test_files_that_editors_leave_behind_are_no_sources(project: Workspace):
    project.write("catalog/errors/.#404-not-found.yaml", "me@host")
    project.write("catalog/errors/404-not-found.yaml~", "{")
    project.write("locales/.#de-DE.po", "me@host")
    assert project.run("check").code == 0


def test_a_source_that_is_a_link_is_read_and_stays_one(project: Workspace):
    file = project.root / GERMAN
    shutil.move(file, project.root / "german.po")
    file.symlink_to("../german.po")
    project.edit("catalog/catalog.yaml", "^name: .*", "name: Errors of lighthouses")
    assert project.run("sync", writes=("locales", "german.po")).code == 0
    assert file.readlink() == Path("../german.po")
    assert 'msgid "Errors of lighthouses"' in project.read("german.po")
