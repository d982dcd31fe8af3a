"""`errcat sync`: what it writes, prints and refuses."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.external import require

from errcat.cli import main

OLD, NEW = "No station has heard", "Nobody has heard"


@pytest.fixture
def root(copy_project: Callable[[str], Path]) -> Path:
    """A copy of the second catalogue, up to date."""
    folder = copy_project("lighthouse")
    assert main(["--project", str(folder), "sync"]) == 0
    return folder


def sync(root: Path, *arguments: str) -> int:
    return main(["--project", str(root), "sync", *arguments])


def change_english(root: Path) -> None:
    path = root / "catalog/errors/404-not-found.yaml"
    path.write_text(path.read_text("utf-8").replace(OLD, NEW), "utf-8")


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_nothing_is_written_when_all_is_up_to_date(root: Path, capsys: pytest.CaptureFixture[str]):
    before = snapshot(root)
    times = [path.stat().st_mtime_ns for path in sorted(root.rglob("*.po"))]
    capsys.readouterr()
    assert sync(root) == 0
    assert capsys.readouterr().out == "locales/ar-EG.po: up to date\nlocales/de-DE.po: up to date\n"
    assert snapshot(root) == before
    assert [path.stat().st_mtime_ns for path in sorted(root.rglob("*.po"))] == times


def test_changes_are_printed_and_written(root: Path, capsys: pytest.CaptureFixture[str]):
    change_english(root)
    capsys.readouterr()
    assert sync(root, "--locale", "de-DE") == 0
    assert capsys.readouterr().out == (
        "locales/de-DE.po: 1 changed\n  changed   VesselNotFound/cause\n"
    )
    text = (root / "locales/de-DE.po").read_text("utf-8")
    assert f'#| msgid "{OLD}' in text
    assert f'\nmsgid "{NEW}' in text


def test_only_the_named_language_is_written(root: Path):
    change_english(root)
    before = (root / "locales/ar-EG.po").read_bytes()
    sync(root, "--locale", "de-DE")
    assert (root / "locales/ar-EG.po").read_bytes() == before


def test_check_writes_nothing_and_fails_while_a_file_is_out_of_date(
    root: Path, capsys: pytest.CaptureFixture[str]
):
    assert sync(root, "--check") == 0
    change_english(root)
    before = snapshot(root)
    assert sync(root, "--check") == 1
    assert snapshot(root) == before
    assert "2 files are not up to date" in capsys.readouterr().err


def test_one_file_out_of_date_is_counted_as_one(root: Path, capsys: pytest.CaptureFixture[str]):
    change_english(root)
    assert sync(root, "--check", "--locale", "de-DE") == 1
    assert "errcat: 1 file is not up to date;" in capsys.readouterr().err


def test_renamed_entries_keep_their_translations(root: Path, capsys: pytest.CaptureFixture[str]):
    path = root / "catalog/errors/404-not-found.yaml"
    renamed = "- code: ShipNotFound\n  formerly: [VesselNotFound]\n"
    path.write_text(path.read_text("utf-8").replace("- code: VesselNotFound\n", renamed), "utf-8")
    products = root / "catalog/products.yaml"
    products.write_text(
        products.read_text("utf-8").replace("VesselNotFound", "ShipNotFound"), "utf-8"
    )
    before = (root / "locales/de-DE.po").read_text("utf-8")
    assert sync(root) == 0
    after = (root / "locales/de-DE.po").read_text("utf-8")
    assert after == before.replace("VesselNotFound", "ShipNotFound")
    assert "renamed   ShipNotFound/cause" in capsys.readouterr().out


def test_long_lists_of_keys_are_cut(root: Path, capsys: pytest.CaptureFixture[str]):
    path = root / "locales/ar-EG.po"
    path.write_text(path.read_text("utf-8").partition("\n\n")[0] + "\n", "utf-8")
    capsys.readouterr()
    sync(root, "--locale", "ar-EG")
    out = capsys.readouterr().out.splitlines()
    assert len(out) == 10
    assert re.fullmatch(r"  added     and \d+ more", out[-1])


def test_a_new_language_gets_a_file_and_a_place_in_the_catalogue(
    root: Path, capsys: pytest.CaptureFixture[str]
):
    before = snapshot(root)
    capsys.readouterr()
    assert sync(root, "--locale", "sv-SE") == 0
    out = capsys.readouterr().out
    assert re.match(r"locales/sv-SE.po: new, \d+ texts to translate\n", out)
    changed = {name for name, data in snapshot(root).items() if before.get(name) != data}
    assert changed == {str(root / "catalog/catalog.yaml"), str(root / "locales/sv-SE.po")}
    assert "\n  sv-SE: {coverage: 0}\n" in (root / "catalog/catalog.yaml").read_text("utf-8")


def test_a_list_that_cannot_be_added_to_is_left_to_its_author(
    root: Path, capsys: pytest.CaptureFixture[str]
):
    path = root / "catalog/catalog.yaml"
    text = path.read_text("utf-8").replace("  ar-EG: {", "  ? ar-EG\n  : {")
    path.write_text(text, "utf-8")
    before = snapshot(root)
    assert sync(root, "--locale", "sv-SE") == 1
    assert "add it to catalog/catalog.yaml by hand" in capsys.readouterr().err
    assert snapshot(root) == before


def test_a_new_file_has_a_whole_header(root: Path):
    sync(root, "--locale", "sv-SE")
    header = (root / "locales/sv-SE.po").read_text("utf-8").partition("\n\n")[0]
    for field in (
        '"Project-Id-Version: Lighthouse API errors\\n"',
        '"Language: sv_SE\\n"',
        '"Language-Team: Swedish (Sweden)\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
    ):
        assert field in header
    assert re.search(r'"PO-Revision-Date: \d{4}-\d\d-\d\d \d\d:\d\d[+-]\d{4}\\n"', header)


def test_a_new_language_is_begun_only_once(root: Path, capsys: pytest.CaptureFixture[str]):
    sync(root, "--locale", "sv-SE")
    before = snapshot(root)
    capsys.readouterr()
    assert sync(root, "--locale", "sv-SE") == 0
    assert (snapshot(root), capsys.readouterr().out) == (before, "locales/sv-SE.po: up to date\n")


def test_a_language_whose_file_was_made_by_hand_is_listed(root: Path):
    (root / "locales/sv-SE.po").write_text('msgid ""\nmsgstr "X: y\\n"\n', "utf-8")
    assert sync(root, "--locale", "sv-SE") == 0
    assert (
        (root / "locales/sv-SE.po")
        .read_text("utf-8")
        .startswith('msgid ""\nmsgstr "X: y\\n"\n\n#.')
    )


def test_msgfmt_finds_nothing_to_complain_about(root: Path):
    change_english(root)
    sync(root)
    sync(root, "--locale", "sv-SE")
    for path in sorted((root / "locales").glob("*.po")):
        command = [require("msgfmt"), "--check", "--output-file=/dev/null", path]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (path.name, result.returncode, result.stderr) == (path.name, 0, "")


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("sv_SE", "the canonical form of 'sv_SE' is 'sv-SE'"),
        ("SV-se", "the canonical form of 'SV-se' is 'sv-SE'"),
        ("xx-YY", "no language has the code 'xx'"),
        ("../sv", "is no language tag"),
        ("/etc/sv", "is no language tag"),
        ("sv-SE.po", "is no language tag"),
        ("", "is no language tag"),
        ("en-GB", "is the language of the catalogue itself"),
        ("en-XA", "en-XA is made up"),
        ("ar-XB", "ar-XB is made up"),
    ],
)
def test_what_is_no_canonical_tag_of_another_language_is_wrong_usage(
    root: Path, capsys: pytest.CaptureFixture[str], tag: str, reason: str
):
    before = snapshot(root.parent)
    assert sync(root, "--locale", tag) == 2
    assert reason in capsys.readouterr().err
    assert snapshot(root.parent) == before


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (b'\nmsgctxt "x\n', "po-syntax"),
        (b'\nmsgctxt "catalog/name"\nmsgid "a"\nmsgstr "b"\n', "unit-duplicate"),
        (b'\nmsgid "a"\nmsgstr "b"\n', "po-context"),
        (b'\nmsgctxt "x"\nmsgid "a"\nmsgid_plural "c"\nmsgstr[0] "b"\n', "po-plural"),
        (b"# \xe9\n", "po-encoding"),
    ],
)
def test_nothing_is_written_while_a_file_has_faults(
    root: Path, capsys: pytest.CaptureFixture[str], damage: bytes, rule: str
):
    change_english(root)
    with (root / "locales/de-DE.po").open("ab") as file:
        file.write(damage)
    before = snapshot(root)
    assert sync(root) == 1
    assert snapshot(root) == before
    output = capsys.readouterr()
    assert rule in output.out
    assert "nothing was written" in output.err


def test_faults_of_files_that_are_not_named_do_not_matter(root: Path):
    (root / "locales/de-DE.po").write_text("nonsense", "utf-8")
    assert sync(root, "--locale", "ar-EG") == 0


def test_a_catalogue_with_errors_is_refused(root: Path, capsys: pytest.CaptureFixture[str]):
    (root / "catalog/types.yaml").write_text("a: [", "utf-8")
    before = snapshot(root)
    assert sync(root) == 1
    assert snapshot(root) == before
    assert "catalog/types.yaml:" in capsys.readouterr().out


ENTRY = "catalog/errors/409-conflict.yaml"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("status: 409", "status: 499", "unknown-status"),
        ("type: berth", "type: berht", "unknown-type"),
        ("{waiting}", "{wating}", "placeholder-undeclared"),
        ("  tower: {", "  towr: {", "unknown-product"),
        ("retry: ", "formerly: [VesselNotFound]\n  retry: ", "former-code-used"),
    ],
)
def test_nothing_is_written_while_the_catalogue_has_faults(
    root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, rule: str
):
    path = root / ENTRY
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    before = snapshot(root)
    assert sync(root) == 1
    assert snapshot(root) == before
    output = capsys.readouterr()
    assert f"{ENTRY}:" in output.out
    assert f": error {rule}: " in output.out
    assert "nothing was written" in output.err


def test_a_fault_that_is_waived_does_not_matter(root: Path):
    path = root / ENTRY
    spaced = "# errcat: allow spacing: as it was\n  cause: Another  vessel"
    path.write_text(path.read_text("utf-8").replace("cause: Another vessel", spaced), "utf-8")
    assert sync(root) == 0


def test_a_language_without_its_file_is_started_whatever_its_floor(root: Path):
    (root / "locales/ar-EG.po").unlink()
    assert sync(root) == 0
    assert (root / "locales/ar-EG.po").exists()


def test_a_read_only_file_stops_all_writing(root: Path, capsys: pytest.CaptureFixture[str]):
    change_english(root)
    (root / "locales/de-DE.po").chmod(0o444)
    before = snapshot(root)
    assert sync(root) == 1
    assert snapshot(root) == before
    assert "de-DE.po is read-only" in capsys.readouterr().err


def test_a_file_that_changes_meanwhile_is_not_overwritten(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    change_english(root)
    path = root / "locales/de-DE.po"
    real = Path.stat

    def edit_first(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if self == path:
            path.write_text("# an editor was faster\n", "utf-8")
        return real(self, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", edit_first)
    assert sync(root, "--locale", "de-DE") == 1
    assert path.read_text("utf-8") == "# an editor was faster\n"
    assert "changed meanwhile" in capsys.readouterr().err


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    path = root / "locales/sv-SE.po"

    def save_first(*_: object) -> tuple[()]:
        path.write_text("# an editor was faster\n", "utf-8")
        return ()

    monkeypatch.setattr("errcat.cli.sync._plan_listing", save_first)
    assert sync(root, "--locale", "sv-SE") == 1
    assert path.read_text("utf-8") == "# an editor was faster\n"
    assert "changed meanwhile" in capsys.readouterr().err


KILLED_WHILE_REPLACING = """
import os, pathlib, signal, sys
pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from errcat.cli import main
main(sys.argv[1:])
"""


def test_a_run_that_is_killed_leaves_files_whole_and_the_next_one_finishes(root: Path):
    change_english(root)
    before = {path: path.read_bytes() for path in (root / "locales").glob("*.po")}
    command = [sys.executable, "-c", KILLED_WHILE_REPLACING, "--project", str(root), "sync"]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert {path: path.read_bytes() for path in (root / "locales").glob("*.po")} == before
    assert sync(root) == 0
    assert sync(root, "--check") == 0
