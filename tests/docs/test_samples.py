"""The sessions in the README: what commands really print."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.cli import main

ROOT = Path(__file__).resolve().parents[2]
SESSIONS = re.compile(r"```console\n\$ errcat (\w+)[^\n]*\n(.*?)```", re.DOTALL)
SAMPLES = dict(SESSIONS.findall((ROOT / "README.md").read_text(encoding="utf-8")))
RESPONSE = '{"error": {"code": "ResourceNotFound", "message": "Machine 123123123 was not found"}}'


@pytest.fixture
def root(copy_project: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's own project; answers are in English, in 80 columns."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    return copy_project("defender")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def agrees(shown: str, printed: str) -> bool:
    """Tell whether a sample is what was printed, but for what lines `…` stand for."""
    parts = (re.escape(part) for part in re.split(r"^…\n", shown, flags=re.MULTILINE))
    return re.fullmatch("(?:.*\n)+".join(parts), printed) is not None


def test_mistakes_are_told_as_shown(root: Path, capsys: pytest.CaptureFixture[str]):
    edit(root / "catalog/errors/404-not-found.yaml", "type: resource\n", "type: rsource\n")
    found = "eller `MissingRequiredParameter` jämför"
    edit(root / "locales/sv-SE.po", found, found.replace("Parameter", "Parameter-fel"))
    assert main(["--project", str(root), "check"]) == 1
    assert capsys.readouterr().out == SAMPLES["check"]


def test_a_response_is_explained_as_shown(root: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--project", str(root), "explain", RESPONSE, "--product", "endpoint"]) == 0
    assert agrees(SAMPLES["explain"], capsys.readouterr().out)


def test_the_state_of_languages_is_as_shown(root: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--project", str(root), "status"]) == 0
    assert capsys.readouterr().out == SAMPLES["status"]
