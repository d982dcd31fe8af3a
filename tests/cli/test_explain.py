"""`errcat explain` as a command: arguments, standard input, languages, formats, exit codes."""

import io
import json
import sys
from pathlib import Path

import pytest

from errcat.cli import main
from errcat.cli.explain import find_locale
from errcat.model import LocaleTag

LIGHTHOUSE = str(Path(__file__).resolve().parents[1] / "catalogs" / "lighthouse")
KNOWN = tuple(
    map(LocaleTag, ("en-GB", "ar-EG", "de-DE", "es-ES", "es-419", "he-IL", "nb-NO", "zh-Hant-TW"))
)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


def explain(*arguments: str) -> int:
    return main(["explain", "--project", LIGHTHOUSE, *arguments])


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("MissingSignal") == 0
    assert capsys.readouterr().out.startswith("MissingSignal  400 Bad Request\n")


def test_a_message_without_quotation_marks_is_understood(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert explain("Vessel", "211331640", "unknown") == 0
    assert "{vessel} = 211331640" in capsys.readouterr().out


def test_a_remark_stands_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("NoSignal") == 0
    assert capsys.readouterr().out.startswith("NoSignal is called MissingSignal now.\n\nMissing")


def test_a_status_lists_its_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("409") == 0
    assert capsys.readouterr().out == (
        "409 Conflict\n  BerthOccupied  Berth {berth} is occupied. Waiting: {waiting}.\n"
    )


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, b'\xef\xbb\xbf{"fault": {"id": "HarbourClosed", "text": ""}}\n')
    assert explain("-") == 0
    assert capsys.readouterr().out.startswith("HarbourClosed  503")


def test_input_that_is_no_text_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, b"ab\xff")
    assert explain("-") == 1
    assert capsys.readouterr().err == "errcat: standard input is not UTF-8 text: byte 3\n"


def test_input_that_is_too_long_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, b"x" * 5_000_001)
    assert explain("-") == 1
    assert capsys.readouterr().err == "errcat: standard input is longer than 5 MB\n"


def test_what_is_unknown_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("qwertyuiop") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("errcat: No code, status or message of the catalogue is like this text")


def test_suggestions_follow_the_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("berth") == 1
    out, err = capsys.readouterr()
    assert err.endswith("did you mean one of these?\n")
    assert [line.split()[0] for line in out.splitlines()] == ["InvalidBerth", "BerthOccupied"]


def test_the_answer_comes_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("TooManyCalls", "--locale", "ar") == 0
    assert "\nما العمل\n" in capsys.readouterr().out


def test_the_environment_s_language_is_the_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    assert explain("TooManyCalls") == 0
    assert "\nما العمل\n" in capsys.readouterr().out


@pytest.mark.parametrize("value", ["C", "C.UTF-8", "POSIX", "fr_FR.UTF-8", ""])
def test_another_language_of_the_environment_means_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    monkeypatch.setenv("LC_ALL", value)
    assert explain("TooManyCalls") == 0
    assert "\nWhat to do\n" in capsys.readouterr().out


def test_an_unknown_language_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("TooManyCalls", "--locale", "fr-FR") == 2
    assert "no locale 'fr-FR'; there are en-GB, ar-EG, de-DE" in capsys.readouterr().err


def test_an_unknown_product_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("TooManyCalls", "--product", "becon") == 2
    assert "no product 'becon'; did you mean 'beacon'?" in capsys.readouterr().err


def test_a_code_of_another_product_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("TooManyCalls", "--product", "tower") == 1
    assert "TooManyCalls is no code of Lighthouse Tower" in capsys.readouterr().err


def test_json_tells_what_was_recognized(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("Vessel X unknown", "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    (error,) = answer["errors"]
    assert (answer["is_found"], error["code"], error["status"]) == (True, "VesselNotFound", 404)
    assert error["match"] == {
        "template": "Vessel {vessel} unknown",
        "origin": "seen",
        "precision": "exact",
        "locale": "en-GB",
        "products": ["beacon", "tower"],
        "values": {"vessel": "X"},
    }
    assert error["placeholders"][0]["is_fitting"] is False


def test_json_marks_english_that_stands_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("TooManyCalls", "--format", "json", "--locale", "ar-EG") == 0
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert error["cause"]["is_translated"] is False
    assert error["resolution"]["is_translated"] is True
    assert error["messages"][0]["translation"].startswith("أكثر")


def test_json_says_why_there_is_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("418", "--format", "json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["is_found"], answer["errors"]) == (False, [])
    assert answer["remarks"] == ["No code has the status 418; there are 400, 404, 409, 429, 503"]


def test_colours_come_where_they_are_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    explain("MissingSignal")
    assert "\x1b[1mMissingSignal" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    explain("MissingSignal")
    assert "\x1b" not in capsys.readouterr().out


def test_a_broken_catalogue_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "catalog").mkdir()
    assert main(["explain", "--project", str(tmp_path), "NotFound"]) == 1
    assert "error" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("de-DE", "de-DE"),
        ("de", "de-DE"),
        ("de_AT", "de-DE"),
        ("DE-de", "de-DE"),
        ("zh-Hant", "zh-Hant-TW"),
        ("zh-CN", None),
        ("es-MX", "es-419"),
        ("iw", "he-IL"),
        ("no", "nb-NO"),
        ("fr", None),
        ("C", None),
        ("fr, de", None),
        ("", None),
    ],
)
def test_a_tag_finds_the_nearest_locale(wanted: str, found: str | None) -> None:
    assert find_locale(wanted, KNOWN) == found
