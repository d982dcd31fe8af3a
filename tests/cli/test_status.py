"""`errcat status`: the numbers of each language."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.cli import main
from errcat.cli.status import LocaleStatus, render_text
from errcat.model import LocaleTag, TranslationState

TRANSLATED, MISSING = TranslationState.TRANSLATED, TranslationState.MISSING


@pytest.fixture
def root(copy_project: Callable[[str], Path]) -> Path:
    """A copy of the second catalogue, up to date."""
    folder = copy_project("lighthouse")
    main(["--project", str(folder), "sync"])
    return folder


@pytest.fixture
def german(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], dict[str, int]]:
    """A function that returns the numbers of German, from JSON."""

    def read() -> dict[str, int]:
        capsys.readouterr()
        arguments = ["--project", str(root), "status", "--format", "json", "--locale", "de-DE"]
        assert main(arguments) == 0
        (status,) = json.loads(capsys.readouterr().out)["locales"]
        assert isinstance(status, dict)
        return status

    return read


def edit(root: Path, old: str, new: str) -> None:
    path = root / "locales/de-DE.po"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_state_is_counted(root: Path, german: Callable[[], dict[str, int]]):
    before = german()
    edit(root, 'msgctxt "catalog/name"', '#, fuzzy\nmsgctxt "catalog/name"')
    edit(root, 'msgid "{product} error codes"', 'msgid "Error codes of {product}"')
    edit(root, 'msgstr "Kontingente und Grenzwerte"', 'msgstr ""')
    after = german()
    states = ("units", "translated", "stale", "fuzzy", "missing")
    assert [after[state] - before[state] for state in states] == [0, -3, 1, 1, 1]


def test_a_language_without_a_file_misses_everything(
    root: Path, german: Callable[[], dict[str, int]]
):
    (root / "locales/de-DE.po").unlink()
    status = german()
    assert (status["missing"], status["percent"]) == (status["units"], 0)


@pytest.mark.parametrize(
    ("translated", "total", "percent"),
    [(999, 1000, 99), (1000, 1000, 100), (1, 1000, 0), (0, 0, 100)],
)
def test_the_share_is_rounded_down(translated: int, total: int, percent: int):
    counts = Counter({TRANSLATED: translated, MISSING: total - translated})
    assert LocaleStatus(LocaleTag("sv"), counts, 0).percent == percent


def test_the_table_is_aligned_and_names_languages_below_their_floor():
    statuses = [
        LocaleStatus(LocaleTag("sv-SE"), Counter({TRANSLATED: 250}), 100),
        LocaleStatus(LocaleTag("zh"), Counter({TRANSLATED: 9, MISSING: 241}), 100),
    ]
    assert render_text(statuses).splitlines() == [
        "locale  translated  stale  fuzzy  missing  done  floor",
        "sv-SE          250      0      0        0  100%   100%",
        "zh               9      0      0      241    3%   100%  below floor",
    ]


def test_without_a_terminal_there_are_no_control_sequences(
    root: Path, capsys: pytest.CaptureFixture[str]
):
    capsys.readouterr()
    assert main(["--project", str(root), "status"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("locale  translated")
    assert "\x1b" not in out


@pytest.mark.parametrize(("no_color", "has_color"), [("", True), ("1", False)])
def test_a_terminal_gets_bars_and_colour_unless_asked_not_to(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    no_color: str,
    has_color: bool,
):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("NO_COLOR", no_color)
    assert main(["--project", str(root), "status"]) == 0
    out = capsys.readouterr().out
    assert "█" * 10 in out
    assert ("\x1b[32m" in out) is has_color


@pytest.mark.parametrize("columns", ["30", "60"])
def test_a_narrow_terminal_gets_all_numbers_and_no_bars(
    columns: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["--project", str(root), "status"]) == 0
    out = capsys.readouterr().out
    assert "█" not in out
    assert out.startswith("locale  translated  stale  fuzzy  missing  done  floor\nar-EG ")


def test_a_catalogue_without_languages_says_how_to_start_one(
    root: Path, capsys: pytest.CaptureFixture[str]
):
    path = root / "catalog/catalog.yaml"
    before, _, after = path.read_text("utf-8").partition("locales:\n")
    path.write_text(
        f"{before}locales: {{}}\npython-package:{after.partition('python-package:')[2]}", "utf-8"
    )
    capsys.readouterr()
    assert main(["--project", str(root), "status"]) == 0
    assert "`errcat sync --locale TAG` starts one" in capsys.readouterr().out


def test_a_language_that_is_not_listed_is_wrong_usage(
    root: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["--project", str(root), "status", "--locale", "fr"]) == 2
    assert "it has: ar-EG, de-DE" in capsys.readouterr().err


def test_files_with_errors_are_named(root: Path, capsys: pytest.CaptureFixture[str]):
    edit(root, 'msgctxt "catalog/name"', 'msgctxt "catalog/name')
    assert main(["--project", str(root), "status"]) == 0
    assert "locales/de-DE.po has errors" in capsys.readouterr().err


def test_a_catalogue_that_cannot_be_read_is_an_error(
    root: Path, capsys: pytest.CaptureFixture[str]
):
    (root / "catalog/types.yaml").unlink()
    assert main(["--project", str(root), "status"]) == 1
    assert "catalog/types.yaml" in capsys.readouterr().out
