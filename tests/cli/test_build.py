"""`errcat build`: writing, comparing, and what stops it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.cli import main
from errcat.cli.build import choose_out
from errcat.cli.shared import UsageError
from errcat.output import MANIFEST

PAGE = "markdown/en-GB/beacon/errors.md"


@pytest.fixture
def root(copy_project: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small catalogue, where commands are run."""
    folder = copy_project("lighthouse")
    monkeypatch.chdir(folder)
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_build_writes_everything_below_site(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    written = [path for path in (root / "site").rglob("*") if path.is_file()]
    count = sum(path.name != MANIFEST.name for path in written)
    assert capsys.readouterr().out == f"{count} files written, 0 unchanged, 0 removed\n"
    assert (root / "site" / PAGE).exists()


def test_a_second_build_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build"])
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")}
    capsys.readouterr()
    assert main(["build"]) == 0
    assert capsys.readouterr().out.startswith("0 files written, ")
    assert {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")} == before


def test_a_check_after_a_build_is_content(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build"])
    capsys.readouterr()
    assert main(["build", "--check"]) == 0
    assert capsys.readouterr().out.endswith(" files are up to date\n")
    assert root.exists()


def test_a_check_names_each_file_and_the_command_that_mends_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", "--only", "markdown"])
    edit(root / "catalog" / "products.yaml", "slug: tower/api/errors", "slug: tower/errors")
    (root / "site" / PAGE).write_text("edited")
    capsys.readouterr()
    assert main(["build", "--check", "--only", "markdown", "--locale", "en-GB"]) == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "site/markdown/.errcat-manifest: different",
        "site/markdown/en-GB/beacon/errors.md: different",
        "site/markdown/en-GB/tower/api/errors.md: left over",
        "site/markdown/en-GB/tower/errors.md: missing",
    ]
    assert "mend this with: errcat build --only markdown --locale en-GB\n" in printed.err


def test_a_check_writes_nothing(root: Path) -> None:
    assert main(["build", "--check"]) == 1
    assert not (root / "site").exists()


def test_a_build_mends_what_a_check_found(root: Path) -> None:
    main(["build"])
    edit(root / "catalog" / "products.yaml", "slug: tower/api/errors", "slug: tower/errors")
    (root / "site" / PAGE).write_text("edited")
    assert main(["build"]) == 0
    assert main(["build", "--check"]) == 0
    assert not (root / "site/markdown/en-GB/tower/api").exists()


def test_a_build_of_one_language_leaves_the_others_alone(root: Path) -> None:
    assert main(["build", "--locale", "de-DE", "--only", "markdown,schema"]) == 0
    files = {path.relative_to(root / "site").as_posix() for path in root.glob("site/**/*.*")}
    assert {file for file in files if MANIFEST.name not in file} == {
        "markdown/de-DE/beacon/errors.md",
        "markdown/de-DE/tower/api/errors.md",
        "schema/catalog.de-DE.json",
    }


def test_a_build_goes_where_it_is_sent(root: Path, tmp_path: Path) -> None:
    assert main(["build", "--only", "markdown", "--out", str(tmp_path / "elsewhere")]) == 0
    assert (tmp_path / "elsewhere" / PAGE).exists()
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        (".", "the project's own folder"),
        ("site/..", "the project's own folder"),
        ("link", "the project's own folder"),
        ("catalog", "catalog/ holds sources"),
        ("locales/de", "locales/ holds sources"),
        ("link/locales", "locales/ holds sources"),
    ],
)
def test_a_build_keeps_out_of_sources_and_projects(
    out: str, reason: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "link").symlink_to(root)
    before = {path.relative_to(root) for path in root.rglob("*")}
    assert main(["build", "--only", "gettext", "--out", out]) == 2
    error = capsys.readouterr().err
    assert f"errcat: --out '{out}': " in error
    assert reason in error
    assert {path.relative_to(root) for path in root.rglob("*")} == before


def test_a_build_keeps_out_of_the_root_of_the_file_system(root: Path) -> None:
    with pytest.raises(UsageError, match="the root of the file system"):
        choose_out(root.anchor, root)


def test_the_root_of_the_file_system_is_wrong_usage(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--check", "--out", root.anchor]) == 2  # a check never writes
    assert "the root of the file system" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--only", "--locale"])
def test_an_unknown_name_is_wrong_usage(
    option: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", option, "nothing"]) == 2
    assert f"{option} 'nothing': no such" in capsys.readouterr().err
    assert not (root / "site").exists()


def test_errors_in_the_sources_stop_a_build(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / "catalog/errors/404-not-found.yaml", "status: 404", "status: 499")
    assert main(["build"]) == 1
    printed = capsys.readouterr()
    assert "catalog/errors/404-not-found.yaml:4:11: error unknown-status" in printed.out
    assert "nothing was built" in printed.err
    assert not (root / "site").exists()


def test_a_catalogue_that_cannot_be_read_stops_a_build(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "catalog" / "products.yaml").write_text("beacon: [", encoding="utf-8")
    assert main(["build"]) == 1
    assert "catalog/products.yaml:" in capsys.readouterr().out


def test_stale_translations_below_the_floor_do_not_stop_a_build(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root / "catalog/sections.yaml", "of the 500s ask you to wait", "of the 500s mean pause")
    assert main(["check"]) == 1
    capsys.readouterr()
    assert main(["build"]) == 0
    assert "warning" in capsys.readouterr().err
    page = (root / "site/markdown/de-DE/beacon/errors.md").read_text(encoding="utf-8")
    assert "- Codes of the 500s mean pause. *(" in page


def test_a_foreign_file_is_overwritten_only_when_forced(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "site" / PAGE).parent.mkdir(parents=True)
    (root / "site" / PAGE).write_text("mine")
    assert main(["build"]) == 1
    assert "build with --force" in capsys.readouterr().err
    assert (root / "site" / PAGE).read_text() == "mine"
    assert main(["build", "--force"]) == 0
    assert (root / "site" / PAGE).read_text(encoding="utf-8").startswith("---\ntitle:")


def test_a_left_over_file_that_was_edited_is_kept_and_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", "--only", "markdown"])
    left_over = root / "site/markdown/en-GB/tower/api/errors.md"
    left_over.write_text("edited")
    edit(root / "catalog" / "products.yaml", "slug: tower/api/errors", "slug: tower/errors")
    assert main(["build", "--only", "markdown"]) == 0
    assert "errors.md: left over, and changed by hand" in capsys.readouterr().err
    assert left_over.read_text() == "edited"


def test_a_folder_that_cannot_be_written_is_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "site").write_text("a file")
    assert main(["build"]) == 1
    printed = capsys.readouterr()
    assert "errcat: cannot write to" in printed.err
    assert "Traceback" not in printed.err


def test_a_link_out_of_the_output_folder_is_not_followed(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "site").mkdir()
    (root / "site" / "markdown").symlink_to(tmp_path / "elsewhere")
    assert main(["build"]) == 1
    assert "leads out of" in capsys.readouterr().err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_two_builds_at_once_both_succeed(root: Path) -> None:
    command = [sys.executable, "-m", "errcat", "build"]
    builds = [subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    assert main(["build", "--check"]) == 0


def test_two_builds_are_equal_byte_for_byte(root: Path) -> None:
    main(["build", "--out", "one"])
    main(["build", "--out", "two"])
    one, two = (
        {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (root / "one", root / "two")
    )
    assert one == two
