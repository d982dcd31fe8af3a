"""Output folders that resist: whole files or none, nothing of others touched, nothing outside."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.integration.harness import Workspace, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files and limits")

BUILD = ("build", "--only", "markdown")
"""Enough to see what happens to files."""
PAGE = "site/markdown/de-DE/beacon/errors.md"
MANIFEST = "site/markdown/.errcat-manifest"


def unfinished_files(project: Workspace) -> list[Path]:
    return list(project.root.rglob("*.errcat-tmp"))


@pytest.mark.parametrize("path", ["site", "site/markdown", "site/markdown/de-DE"])
def test_a_file_where_a_folder_should_be_is_named_and_kept(path: str, project: Workspace):
    project.write(path, "mine")
    result = project.run(*BUILD)
    assert result.code == 1
    assert result.err.startswith("errcat: cannot write ")
    assert path in result.err
    assert project.read(path) == "mine"


@pytest.mark.parametrize("out", ["/dev/full", "/dev/null", "/proc/errcat", "neighbour/"])
def test_a_folder_that_cannot_be_made_is_named(out: str, project: Workspace):
    (project.root / "neighbour").write_text("a file")
    result = project.run(*BUILD, "--out", out, writes=())
    assert result.code == 1
    assert result.err.startswith(f"errcat: cannot write to {out.rstrip('/')}")


@pytest.mark.usefixtures("modes_bind")
def test_a_folder_without_the_right_to_write_is_named(built: Workspace):
    built.edit("catalog/errors/404-not-found.yaml", "No station has", "Nobody has")
    folder = built.root / "site/markdown/en-GB/beacon"
    before = tree(built.root / "site/markdown/en-GB")
    folder.chmod(0o500)
    result = built.run(*BUILD)
    folder.chmod(0o700)
    assert result.code == 1
    assert "en-GB/beacon/errors.md: Permission denied" in result.err
    assert tree(built.root / "site/markdown/en-GB") == before


def test_a_folder_where_a_file_should_be_is_named_and_kept(project: Workspace):
    project.write(f"{PAGE}/own.txt", "mine")
    result = project.run(*BUILD)
    assert result.code == 1
    assert f"{PAGE}: Is a directory" in result.err
    assert project.read(f"{PAGE}/own.txt") == "mine"


def fill_disk_at(size: int) -> Callable[[], None]:
    """Let no file grow beyond a size: what a full disk does to programs."""

    def limit() -> None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [0, 1_000, 6_000])
def test_a_full_disk_leaves_whole_files_only(size: int, built: Workspace, tmp_path: Path):
    old = tree(built.root / "site")
    built.edit("catalog/errors/404-not-found.yaml", "No station has", "Nobody has")
    assert built.run(*BUILD, "--out", str(tmp_path / "new")).code == 0
    new = old | {f"markdown/{path}": text for path, text in tree(tmp_path / "new/markdown").items()}
    result = built.run(*BUILD, before=fill_disk_at(size))
    assert result.code == 1
    assert "File too large" in result.err
    assert unfinished_files(built) == []
    for path, content in tree(built.root / "site").items():
        assert path.endswith(".errcat-manifest") or content in (old[path], new[path])
    assert built.run(*BUILD).code == 0
    assert tree(built.root / "site") == new


@pytest.mark.parametrize("size", [0, 2_000])
def test_a_full_disk_loses_no_translation(size: int, project: Workspace):
    project.edit("catalog/errors/404-not-found.yaml", "No station has", "Nobody has")
    result = project.run("sync", writes=(), before=fill_disk_at(size))
    assert result.code == 1
    assert "cannot write" in result.err
    assert project.run("sync", writes=("locales",)).code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["rules", "check", "status", "build"])
def test_output_that_cannot_be_printed_is_a_failure(command: str, project: Workspace):
    with Path("/dev/full").open("w") as full:
        process = project.start(command, stdout=full)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.decode().endswith("errcat: cannot go on: No space left on device\n")


def test_a_pipe_in_place_of_a_page_is_replaced(built: Workspace):
    page = built.root / PAGE
    content = page.read_bytes()
    page.unlink()
    os.mkfifo(page)
    assert "markdown/de-DE/beacon/errors.md: different" in built.run(*BUILD, "--check").out
    assert built.run(*BUILD).code == 0
    assert page.read_bytes() == content


def test_a_link_in_place_of_a_page_is_replaced_and_its_target_kept(built: Workspace):
    page, neighbour = built.root / PAGE, built.top / "neighbour.txt"
    page.unlink()
    page.symlink_to(neighbour)
    assert built.run(*BUILD).code == 0
    assert not page.is_symlink()
    assert neighbour.read_text() == "not yours"


@pytest.mark.parametrize("folder", ["site/markdown", "site/markdown/de-DE", "site/schema/catalog"])
def test_a_folder_that_leads_elsewhere_is_refused(folder: str, project: Workspace):
    elsewhere = project.top / "elsewhere"
    elsewhere.mkdir()
    link = project.root / folder
    link.parent.mkdir(parents=True)
    link.symlink_to(elsewhere)
    result = project.run("build")
    assert result.code == 1
    assert "leads out of" in result.err
    assert list(elsewhere.iterdir()) == []


def test_what_a_forged_manifest_names_elsewhere_is_kept(built: Workspace):
    manifest = built.read(MANIFEST)
    digest = manifest.splitlines()[1].split()[0]
    lines = "".join(f"{digest}  {path}\n" for path in ("../../../neighbour.txt", "/etc/hosts"))
    built.write(MANIFEST, manifest + lines)
    assert built.run(*BUILD).code == 0
    assert built.read(MANIFEST) == manifest


@pytest.mark.parametrize("junk", [b"", b"\0" * 100, b"\xff\xfe", b"<<<<<<< a\n"], ids="e0f<")
def test_a_damaged_manifest_is_mended(junk: bytes, built: Workspace):
    before = tree(built.root / "site")
    built.write(MANIFEST, junk)
    assert built.run(*BUILD, "--check").code == 1
    assert built.run(*BUILD).code == 0
    assert tree(built.root / "site") == before


def test_a_foreign_file_is_neither_counted_nor_removed(built: Workspace):
    built.write("site/markdown/own.md", "mine")
    built.write("site/own/own.txt", "mine")
    assert built.run(*BUILD, "--check").code == 0
    assert built.run(*BUILD).code == 0
    assert built.read("site/markdown/own.md") == built.read("site/own/own.txt") == "mine"


def test_a_foreign_file_in_the_way_stops_the_build_before_anything_is_written(project: Workspace):
    project.write(PAGE, "mine")
    result = project.run(*BUILD)
    assert result.code == 1
    assert "build with --force" in result.err
    assert tree(project.root / "site/markdown") == {"de-DE/beacon/errors.md": b"mine"}
    assert project.run(*BUILD, "--force").code == 0
    assert project.run(*BUILD, "--check").code == 0


def test_an_edited_output_is_told_and_mended(built: Workspace):
    before = tree(built.root / "site")
    built.edit(PAGE, "^# .*$", "# Mine")
    result = built.run(*BUILD, "--check")
    assert result.code == 1
    assert result.out == f"{PAGE}: different\n"
    assert (
        result.err
        == "errcat: 1 file is not up to date; mend this with: errcat build --only markdown\n"
    )
    assert built.run(*BUILD).out == "1 file written, 5 unchanged, 0 removed\n"
    assert tree(built.root / "site") == before


def test_outputs_of_a_removed_product_go_and_edited_ones_stay(built: Workspace):
    text = built.read("catalog/products.yaml")
    built.write("catalog/products.yaml", text[: text.index("\ntower:")] + "\n")
    built.edit("catalog/errors/409-conflict.yaml", "    tower: ", "    beacon: ")
    for path in sorted((built.root / "catalog/errors").glob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(drop_product(lines)), encoding="utf-8")
    built.run("sync", writes=("locales",))
    built.write("site/markdown/en-GB/tower/api/errors.md", "mine now")
    result = built.run("build", "--only", "markdown,schema", "--check")
    assert result.code == 1
    assert "site/markdown/de-DE/tower/api/errors.md: left over\n" in result.out
    assert "site/schema/tower.schema.json: left over\n" in result.out
    assert "en-GB/tower/api/errors.md: left over, and changed by hand" in result.out
    assert built.run("build", "--only", "markdown,schema").code == 0
    assert not (built.root / "site/markdown/de-DE/tower").exists()
    assert built.read("site/markdown/en-GB/tower/api/errors.md") == "mine now"


def drop_product(lines: list[str]) -> list[str]:
    """Leave out what stands below `tower:`."""
    kept, is_below = [], False
    for line in lines:
        is_below = line.startswith("    tower:") or (is_below and line.startswith("      "))
        if not is_below:
            kept.append(line)
    return kept


def test_an_output_folder_can_be_anywhere(project: Workspace, tmp_path: Path):
    out = tmp_path / "else where" / "ünïcode"
    assert project.run("build", "--only", "markdown", "--out", str(out), writes=()).code == 0
    assert (out / "markdown/en-GB/beacon/errors.md").exists()
    shutil.rmtree(out)
