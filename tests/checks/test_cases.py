"""Each rule on its cases: folders `cases/RULE` with `fail*.toml` and `pass*.toml`.

A case edits a copy of the catalogue `lighthouse`. In a failing case `⟦` and `⟧` enclose, in the
text that an edit puts in, what a finding points at; the marks are taken out before the project is
loaded. The tables `finding` describe the findings in the order of the marks. Nothing else may be
found than without the edits.

An edit replaces `find`, after `after` where that is given, in `file`; or the translation of `unit`
in the PO file `file`, or all of `file`.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from errcat.checks import RULES, Rule, check_project
from errcat.checks.context import CheckContext
from errcat.findings import Finding
from errcat.project import load_project

CASES = Path(__file__).parent / "cases"
FAILING = sorted(CASES.glob("*/fail*.toml"))
PASSING = sorted(CASES.glob("*/pass*.toml"))

STATE_RULES = {"locale-missing", "stale", "missing", "unit-missing", "unit-unknown", "coverage"}

Edit = Mapping[str, str]


class Seen(NamedTuple):
    """A finding as far as cases describe it, with what it points at."""

    rule: str
    path: str
    line: int
    column: int
    end_column: int
    expected: str | None
    message: str


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def _apply(root: Path, edit: Edit) -> None:
    path = root / edit["file"]
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if "text" in edit:
        changed = edit["text"]
    elif "unit" in edit:
        changed = _replace_translation(text, edit)
    else:
        start = text.index(edit["after"]) if "after" in edit else 0
        assert text.count(edit["find"], start), f"{edit['find']!r} is not in {path.name}"
        changed = text[:start] + text[start:].replace(edit["find"], edit["replace"], 1)
    path.write_text(changed, encoding="utf-8")


def _replace_translation(text: str, edit: Edit) -> str:
    pattern = re.compile(
        rf'(msgctxt "{re.escape(edit["unit"])}"\n(?:msgid (?:".*"\n)+))msgstr (?:".*"\n?)+'
    )
    changed, count = pattern.subn(lambda match: f'{match[1]}msgstr "{edit["msgstr"]}"\n', text)
    assert count == 1, f"{edit['unit']} is not in {edit['file']}"
    return changed


def _take_marks(root: Path, files: set[str]) -> Iterator[tuple[str, int, int, int]]:
    """Take the marks out of the files; yield path, line and columns of what they enclosed."""
    for name in sorted(files):
        path = root / name
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            while "⟦" in line:
                start, end = line.index("⟦"), line.index("⟧") - 1
                line = line.replace("⟦", "", 1).replace("⟧", "", 1)  # noqa: PLW2901  # on purpose
                yield name, number, start + 1, end + 1
            lines[number - 1] = line
        path.write_text("\n".join(lines), encoding="utf-8")


def _check(root: Path) -> list[Finding]:
    return list(check_project(load_project(root)))


def _new_findings(root: Path, before: list[Finding], rule: str) -> list[Finding]:
    """Return what was not found before; without the state of translations, which edits change."""
    known = {(old.rule, old.span.path, old.message) for old in before}
    return [
        new
        for new in _check(root)
        if (new.rule, new.span.path, new.message) not in known
        and (new.rule == rule or new.rule not in STATE_RULES)
    ]


@pytest.mark.parametrize("path", FAILING, ids=_name)
def test_a_failing_case_is_found_exactly_where_it_says(
    path: Path, copy_project: Callable[[str], Path]
) -> None:
    root = copy_project("lighthouse")
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    before = _check(root)
    for edit in case["edit"]:
        _apply(root, edit)
    marks = list(_take_marks(root, {edit["file"] for edit in case["edit"]}))
    expected = [
        Seen(path.parent.name, *mark, told.get("expected"), told["message"])
        for told, mark in zip(case["finding"], marks, strict=True)
    ]
    assert [_see(new, root) for new in _new_findings(root, before, path.parent.name)] == expected


def _see(finding: Finding, root: Path) -> Seen:
    path, line, column, end_line, end_column = finding.span
    text = (
        (root / path).read_text(encoding="utf-8").split("\n")[line - 1][column - 1 : end_column - 1]
    )
    assert line == end_line
    assert finding.found in (None, text)
    return Seen(finding.rule, path, line, column, end_column, finding.expected, finding.message)


@pytest.mark.parametrize("path", PASSING, ids=_name)
def test_a_passing_case_has_no_finding(path: Path, copy_project: Callable[[str], Path]) -> None:
    root = copy_project("lighthouse")
    before = _check(root)
    for edit in tomllib.loads(path.read_text(encoding="utf-8"))["edit"]:
        _apply(root, edit)
    assert _new_findings(root, before, path.parent.name) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_failing_and_a_passing_case(rule: Rule[CheckContext]) -> None:
    folder = CASES / rule.name
    assert list(folder.glob("fail*.toml"))
    assert list(folder.glob("pass*.toml"))


def test_every_folder_of_cases_belongs_to_a_rule() -> None:
    assert {path.name for path in CASES.iterdir()} <= {rule.name for rule in RULES}


def test_the_sample_catalogue_is_clean(copy_project: Callable[[str], Path]) -> None:
    errors = [f for f in _check(copy_project("lighthouse")) if f.severity != "note"]
    assert errors == []
