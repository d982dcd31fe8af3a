"""Commands on a catalogue with faults: findings or a clear message, whatever the fault."""

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.checks import PROJECT_RULES
from errcat.cli import main

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = ROOT / "tests/catalogs/lighthouse"
PAGES = ROOT / "tests/goldens/lighthouse/markdown/en-GB"
CASES = sorted((ROOT / "tests/checks/cases").glob("*/fail*.toml"))
BODY = '{"fault": {"id": "VesselNotFound", "text": "Vessel 211331640 unknown", "trace": "x"}}'
ENTRY = "catalog/errors/409-conflict.yaml"

FATAL = {
    "status": (ENTRY, "status: 409", "status: 499", "unknown-status"),
    "product": (ENTRY, "tower: {", "towr: {", "unknown-product"),
    "type": (ENTRY, "type: berth", "type: berht", "unknown-type"),
    "type of a property": ("catalog/response.yaml", "type: uuid", "type: uid", "unknown-type"),
    "placeholder": (ENTRY, "{waiting}", "{wating}", "placeholder-undeclared"),
    "pattern": ("catalog/types.yaml", 'pattern: "', 'pattern: "(', "pattern-invalid"),
    "section": ("catalog/products.yaml", "- throttling", "- throtling", "unknown-section"),
    "no message": (ENTRY, 'message: "', 'message: # "', "wrong-type"),
}
USES = {
    "a code": ("explain", "BerthOccupied"),
    "a status": ("explain", "409"),
    "a message": ("explain", "Vessel 211331640 unknown"),
    "a response": ("explain", "--format", "json", BODY),
    "a page": ("audit", str(PAGES)),
}


@pytest.fixture
def edit(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """A function that puts a fault into a copy of the small catalogue, and returns its folder."""
    root = tmp_path / "project"
    shutil.copytree(LIGHTHOUSE, root)

    def replace(path: str, old: str, new: str) -> Path:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), "utf-8")
        return root

    return replace


@pytest.mark.parametrize("command", USES.values(), ids=USES)
@pytest.mark.parametrize("fault", FATAL.values(), ids=FATAL)
def test_what_names_nothing_is_told_before_anything_is_made_of_it(
    fault: tuple[str, str, str, str],
    command: tuple[str, ...],
    edit: Callable[[str, str, str], Path],
    capsys: pytest.CaptureFixture[str],
):
    *change, rule = fault
    root = edit(*change)
    assert main(["--project", str(root), *command]) == 1
    told = capsys.readouterr()
    assert f" error {rule}: " in told.out + told.err
    assert told.err.endswith("errcat: the catalogue cannot be used because of these errors\n")


@pytest.mark.parametrize("command", [("explain", "409"), ("audit", str(PAGES))])
def test_programs_get_nothing_but_their_format(
    command: tuple[str, ...],
    edit: Callable[[str, str, str], Path],
    capsys: pytest.CaptureFixture[str],
):
    root = edit(ENTRY, "status: 409", "status: 499")
    assert main(["--project", str(root), *command, "--format", "json"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert " error unknown-status: " in told.err


def test_errors_of_a_translation_are_mentioned_and_stop_nothing(
    edit: Callable[[str, str, str], Path], capsys: pytest.CaptureFixture[str]
):
    root = edit("locales/de-DE.po", 'msgctxt "catalog/name"', 'msgctxt "catalog/name')
    assert main(["--project", str(root), "explain", "--locale", "en-GB", "BerthOccupied"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("BerthOccupied  409 Conflict")
    assert told.err.startswith("errcat: locales/de-DE.po has errors")


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_fault_that_a_rule_finds_breaks_a_command(path: Path, tmp_path: Path):
    root = tmp_path / "project"
    shutil.copytree(LIGHTHOUSE, root)
    for change in tomllib.loads(path.read_text("utf-8"))["edit"]:
        write_change(root / change["file"], change)
    for command in (*USES.values(), ("status",), ("sync", "--check")):
        assert main(["--project", str(root), *command]) in (0, 1)


def write_change(path: Path, change: dict[str, str]) -> None:
    old = path.read_text("utf-8") if path.exists() else ""
    new = change.get("text", old)
    if "find" in change:
        new = old.replace(change["find"], change["replace"])
    path.write_text(new.replace("⟦", "").replace("⟧", ""), "utf-8")


NAMING = [rule for rule in PROJECT_RULES if rule.name.startswith("unknown-")]


@pytest.mark.parametrize("rule", NAMING, ids=lambda rule: rule.name)
def test_a_name_of_nothing_cannot_be_waived(rule: object):
    assert rule in [known for known in PROJECT_RULES if not known.is_waivable]


def test_a_waiver_of_a_name_of_nothing_is_refused(
    edit: Callable[[str, str, str], Path], capsys: pytest.CaptureFixture[str]
):
    root = edit(ENTRY, "status: 409", "status: 499 # errcat: allow unknown-status: soon")
    assert main(["--project", str(root), "build", "--out", str(root / "site")]) == 1
    told = capsys.readouterr().out
    assert " error unknown-status: " in told
    assert "findings of unknown-status cannot be waived" in told
