"""`errcat audit`: pages in, findings, mended pages, reports and baselines out."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from errcat.cli import main

PAGE = """\
---
title: Fehlercodes von Lighthouse Tower
ms.contentlocale: de-DE
---

# <a name="errors-of-the-lighthouse-tower-api"></a>Fehler der API von Lighthouse Tower

| Fehlercode | HTTP-Statuscode | Meldung |
|---|---|---|
| InvalidBerth | Bad Request (400) | In {the harbour} gibt es keinen Liegeplatz {the berth}. |
| MissingSignal | Bad Request (400) | Das Signal fehlt; senden Sie {}, wenn es keines gibt. |
| VesselNotFound | Nicht gefunden (404) | Schiff {the vessel} nicht da. (seit gestern kein AIS) |
| BerthOccupied | Conflict (409) | Platz {the berth} ist belegt. Es warten: {vessels waiting}. |
| HarbourClosed | Service Unavailable (503) | (Keine Meldung; hören Sie UKW.) |
"""
CLEAN = PAGE.replace("Nicht gefunden (404)", "NotFound (404)")


@pytest.fixture
def root(copy_project: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small catalogue, where commands are run, with a folder of pages."""
    folder = copy_project("lighthouse")
    (folder / "docs" / "de-de").mkdir(parents=True)
    (folder / "docs" / "de-de" / "errors.md").write_text(PAGE, encoding="utf-8")
    (folder / "docs" / "other.md").write_text("# Nothing here\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def test_a_finding_is_shown_with_its_place_underlined(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "docs/de-de/errors.md"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("docs/de-de/errors.md:12:20: error status-phrase: ")
    assert lines[2].endswith("^" * len("Nicht gefunden (404)"))
    assert lines[3].endswith("= expected: NotFound (404)")
    assert root.exists()


def test_a_folder_is_walked_and_summed_up(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "docs"]) == 1
    shown = capsys.readouterr().out
    assert "1 page audited, 0 without a fault; 1 without an error table left alone\n" in shown
    assert "1 error, 0 warnings or notes; 1 can be mended by --fix\n" in shown
    assert root.exists()


def test_pages_without_errors_are_content(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs" / "de-de" / "errors.md").write_text(CLEAN, encoding="utf-8")
    assert main(["audit", "docs", "--summary"]) == 0
    assert capsys.readouterr().out.startswith("1 page audited, 1 without a fault")


def test_json_has_findings_and_pages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "docs", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    (finding,) = document["findings"]
    assert finding.pop("message")
    assert finding == {
        "rule": "status-phrase",
        "severity": "error",
        "path": "docs/de-de/errors.md",
        "line": 12,
        "column": 20,
        "end_line": 12,
        "end_column": 40,
        "code": "VesselNotFound",
        "where": "status",
        "found": "Nicht gefunden (404)",
        "expected": "NotFound (404)",
        "help": None,
        "fixable": True,
    }
    page = {"path": "docs/de-de/errors.md", "product": "tower", "locale": "de-DE", "rows": 5}
    assert document["pages"] == [page]
    assert root.exists()


@pytest.mark.parametrize("form", ["sarif", "github"])
def test_other_formats_name_the_place(
    form: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "docs", "--format", form]) == 1
    assert "docs/de-de/errors.md" in capsys.readouterr().out
    assert root.exists()


class Outline(HTMLParser):
    """Collects the marked texts and the links and their targets of an HTML page."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self._is_marked = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self._is_marked = tag == "mark"
        self.ids.add(found.get("id") or "")
        self.links.add(found.get("href") or "")

    def handle_data(self, data: str) -> None:
        if self._is_marked:
            self.marked.append(data)
            self._is_marked = False


def test_the_report_shows_findings_in_their_context(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = PAGE.replace("Nicht gefunden", "<script>alert(1)</script> & Co.")
    (root / "docs" / "de-de" / "errors.md").write_text(hostile, encoding="utf-8")
    assert main(["audit", "docs", "--format", "html"]) == 1
    shown = capsys.readouterr().out
    outline = Outline()
    outline.feed(shown)
    assert "<script>alert(1)</script> & Co. (404)" in outline.marked
    assert "<script>" not in shown
    assert {link[1:] for link in outline.links if link.startswith("#")} <= outline.ids
    assert not [link for link in outline.links if "//" in link]


def test_a_report_of_nothing_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "docs/other.md", "--format", "html"]) == 0
    assert "Nothing was found." in capsys.readouterr().out
    assert root.exists()


def test_mending_shows_a_diff_and_writes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "docs", "--fix"]) == 1
    out, err = capsys.readouterr()
    assert "+| VesselNotFound | NotFound (404) |" in out
    assert "1 place in 1 page to be mended" in err
    assert read("docs/de-de/errors.md") == PAGE
    assert root.exists()


def test_mending_in_place_changes_only_what_is_wrong(root: Path) -> None:
    assert main(["audit", "docs", "--fix", "--write"]) == 0
    assert read("docs/de-de/errors.md") == CLEAN
    before = (root / "docs" / "de-de" / "errors.md").stat().st_mtime_ns
    assert main(["audit", "docs", "--fix", "--write"]) == 0
    assert (root / "docs" / "de-de" / "errors.md").stat().st_mtime_ns == before


def test_mended_pages_can_be_written_elsewhere(root: Path) -> None:
    assert main(["audit", "docs", "--fix", "--out", "mended"]) == 0
    assert read("mended/de-de/errors.md") == CLEAN
    assert read("docs/de-de/errors.md") == PAGE
    assert not (root / "mended" / "other.md").exists()


def test_two_pages_are_not_mended_into_one_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "errors.md").write_text(PAGE, encoding="utf-8")
    pages = ["errors.md", "docs/de-de/errors.md"]
    assert main(["audit", *pages, "--fix", "--out", "mended"]) == 1
    assert "would both be written to errors.md" in capsys.readouterr().err
    assert not (root / "mended").exists()


def test_a_mark_and_line_ends_survive_mending(root: Path) -> None:
    path = root / "docs" / "de-de" / "errors.md"
    path.write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    assert main(["audit", str(path), "--fix", "--write"]) == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + CLEAN.replace("\n", "\r\n").encode()


def test_known_faults_do_not_count(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "docs", "--baseline", "known.json", "--write-baseline"]) == 0
    assert main(["audit", "docs", "--baseline", "known.json"]) == 0
    worse = PAGE.replace("BerthOccupied", "BerthOccupiedd").replace("# <a", "\n\n# <a")
    (root / "docs" / "de-de" / "errors.md").write_text(worse, encoding="utf-8")
    capsys.readouterr()
    assert main(["audit", "docs", "--baseline", "known.json", "--format", "json"]) == 1
    rules = [found["rule"] for found in json.loads(capsys.readouterr().out)["findings"]]
    assert rules == ["code-altered"]


def test_known_faults_do_not_count_where_mending_is_shown(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["audit", "docs", "--baseline", "known.json", "--write-baseline"])
    capsys.readouterr()
    assert main(["audit", "docs", "--fix", "--baseline", "known.json"]) == 0
    assert "+| VesselNotFound | NotFound (404) |" in capsys.readouterr().out
    assert root.exists()


def test_a_mended_page_that_cannot_be_written_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mended").write_text("in the way")
    assert main(["audit", "docs", "--fix", "--out", "mended"]) == 1
    assert "mended" in capsys.readouterr().err


def test_the_numbers_tell_of_known_faults(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", "docs", "--baseline", "known.json", "--write-baseline"])
    assert main(["audit", "docs", "--baseline", "known.json"]) == 0
    assert "1 page audited, 1 without a new fault (1 known)" in capsys.readouterr().out
    assert root.exists()


def test_a_baseline_holds_from_any_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["audit", "docs", "--baseline", "known.json", "--write-baseline"])
    monkeypatch.chdir(root / "docs")
    assert main(["audit", "de-de", "--baseline", "../known.json"]) == 0


def test_a_missing_baseline_says_what_makes_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "docs", "--baseline", "known.json"]) == 1
    assert "--write-baseline makes it" in capsys.readouterr().err
    assert root.exists()


def test_the_english_page_is_found_below_a_folder(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = root / "english" / "errors.md"
    english.parent.mkdir()
    text = CLEAN.replace("In {the harbour} gibt es keinen Liegeplatz {the berth}.", "See [a](b).")
    english.write_text(text, encoding="utf-8")
    arguments = ["audit", "docs", "--source", "english", "--format", "json"]
    assert main(arguments) == 1
    rules = {found["rule"] for found in json.loads(capsys.readouterr().out)["findings"]}
    assert "link" in rules


def test_a_page_without_an_error_table_is_named_where_it_was_asked_for(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "docs", "docs/other.md"]) == 1
    shown = capsys.readouterr().err
    assert shown == "errcat: docs/other.md has no error table and is left alone\n"
    main(["audit", "docs"])
    assert capsys.readouterr().err == ""
    assert root.exists()


def test_a_table_that_cannot_be_read_is_counted_by_itself(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "<table><tr><td rowspan=2>InvalidBerth<td>Bad Request (400)<tr><td>MissingSignal</table>"
    )
    (root / "docs" / "other.md").write_text(table, encoding="utf-8")
    main(["audit", "docs"])
    shown = capsys.readouterr().out
    assert "docs/other.md:1:1: warning table-unread: a table in HTML cannot be read: " in shown
    assert "1 page audited, 0 without a fault; 1 that could not be read\n" in shown


@pytest.mark.parametrize("data", [b"# Nothing here\n", b"\xff"], ids=["no table", "no text"])
def test_an_english_page_that_tells_nothing_is_named(
    data: bytes, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "english.md").write_bytes(data)
    main(["audit", "docs", "--source", "english.md"])
    assert "english.md cannot be read as an English page" in capsys.readouterr().err


def test_english_pages_of_pages_that_are_left_alone_are_not_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "english").mkdir()
    (root / "english" / "other.md").write_text("# Nothing here\n", encoding="utf-8")
    main(["audit", "docs", "--source", "english"])
    assert capsys.readouterr().err == ""


def test_a_file_that_is_no_text_is_a_finding(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "docs" / "picture.md").write_bytes(b"\x89PNG\0\xff")
    assert main(["audit", "docs/picture.md", "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["rule"], finding["line"]) == ("page-unreadable", 1)


@pytest.mark.parametrize(
    ("arguments", "code", "advice"),
    [
        (["docs", "--product", "towr"], 2, "did you mean 'tower'?"),
        (["docs", "--locale", "xx-YY"], 2, "no known locale"),
        (["docs", "--write"], 2, "go with --fix"),
        (["docs", "--fix", "--write", "--out", "x"], 2, "choose one"),
        (["docs", "--write-baseline"], 2, "needs --baseline FILE"),
        (["docs", "--fix", "--baseline", "x", "--write-baseline"], 2, "goes without --fix"),
        (["docs", "--fix", "--format", "json"], 2, "--format and --summary go with"),
        (["docs", "--fix", "--summary"], 2, "--format and --summary go with"),
        (["absent.md"], 1, "no such file or folder"),
        (["docs", "--source", "absent"], 1, "no such file or folder"),
    ],
)
def test_wrong_usage_says_what_is_right(
    arguments: list[str], code: int, advice: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", *arguments]) == code
    assert advice in capsys.readouterr().err
    assert root.exists()


def test_product_and_locale_can_be_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", "docs", "--product", "beacon", "--locale", "de_at", "--format", "json"])
    (page,) = json.loads(capsys.readouterr().out)["pages"]
    assert (page["product"], page["locale"]) == ("beacon", "de-AT")
    assert root.exists()


@pytest.mark.parametrize("name", ["lighthouse", "defender"])
def test_every_page_that_is_built_audits_clean(
    name: str,
    copy_project: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(copy_project(name))
    main(["build", "--only", "markdown"])
    capsys.readouterr()
    assert main(["audit", "site/markdown", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["findings"] == []
    assert len(document["pages"]) >= 6


def test_built_pages_audit_clean_beside_their_english(
    copy_project: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(copy_project("defender"))
    main(["build", "--only", "markdown"])
    capsys.readouterr()
    main(["audit", "site/markdown", "--source", "site/markdown/en-US", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"] == []
