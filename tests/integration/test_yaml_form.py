"""YAML that is no good: refused with the place and the reason, sources and neighbours untouched."""

import pytest
from tests.integration.harness import MARK, Workspace

ENTRIES = "catalog/errors/429-too-many-requests.yaml"
SETTINGS = "catalog/catalog.yaml"
RETRY = "^  retry: retry-after$"
NAME = "^name: .*$"

FORMS = {
    "tab": (ENTRIES, RETRY, "▸\tretry: retry-after", "yaml-tab"),
    "duplicate key": (
        ENTRIES,
        RETRY,
        "  retry: retry-after\n  ▸retry: never",
        "yaml-duplicate-key",
    ),
    "anchor": (SETTINGS, NAME, "name: ▸&name Errors", "yaml-anchor"),
    "alias": (SETTINGS, NAME, "name: ▸*name", "yaml-anchor"),
    "merge key": (ENTRIES, RETRY, "  retry: retry-after\n  ▸<<: {}", "yaml-merge-key"),
    "tag that runs a command": (
        SETTINGS,
        NAME,
        'name: ▸!!python/object/apply:os.system ["touch ../neighbour.txt"]',
        "yaml-tag",
    ),
    "tag for text": (SETTINGS, NAME, "name: ▸!!str Errors", "yaml-tag"),
    "second document": (SETTINGS, NAME, "name: Errors\n▸---\nname: Others", "yaml-documents"),
    "open quote": (SETTINGS, NAME, 'name: ▸"Errors', "yaml-syntax"),
    "open bracket": (ENTRIES, r"\Z", "- ▸[code: A", "yaml-syntax"),
    "surrogate escape": (SETTINGS, NAME, 'name: "Errors \\u▸d800"', "yaml-syntax"),
    "escape beyond Unicode": (SETTINGS, NAME, 'name: "Errors \\U▸00110000"', "yaml-syntax"),
    "NUL": (SETTINGS, NAME, "name: Errors▸\0 of all", "yaml-character"),
    "line separator": (SETTINGS, NAME, "name: Errors▸\u2028of all", "yaml-character"),
    "text that is a boolean": (SETTINGS, NAME, "name: ▸NO", "wrong-type"),
    "text that is a number": (SETTINGS, NAME, "name: ▸1.10", "wrong-type"),
    "text that is a date": (SETTINGS, NAME, "name: ▸2024-01-01", "wrong-type"),
    "text that is a time": (SETTINGS, NAME, "name: ▸12:30:45", "wrong-type"),
    "text that is null": (SETTINGS, NAME, "name: ▸~", "wrong-type"),
    "text that is a list": (SETTINGS, NAME, "name: ▸[Errors]", "wrong-type"),
    "text that is absent": (SETTINGS, NAME, "name:▸", "wrong-type"),
    "text that is empty": (SETTINGS, NAME, 'name: "▸"', "invalid-value"),
    "number of a hundred thousand digits": (
        ENTRIES,
        "^  status: 429$",
        "  status: ▸" + "9" * 100_000,
        "wrong-type",
    ),
    "unknown key": (ENTRIES, RETRY, "  ▸retyr: retry-after", "unknown-key"),
    "unknown word": (ENTRIES, RETRY, "  retry: ▸maybe", "invalid-value"),
}


@pytest.mark.parametrize(("path", "old", "new", "rule"), FORMS.values(), ids=FORMS)
def test_a_fault_is_named_with_its_place(
    path: str, old: str, new: str, rule: str, project: Workspace
):
    place = project.edit(path, old, new)
    result = project.run("check")
    assert result.code == 1
    assert f"{place}: error {rule}: " in result.out


@pytest.mark.parametrize("command", ["build", "sync"])
def test_a_fault_stops_what_would_write(command: str, project: Workspace):
    place = project.edit(SETTINGS, NAME, f"name: {MARK}*name")
    result = project.run(command, writes=())
    assert result.code == 1
    assert f"{place}: error yaml-anchor: " in result.out
    assert result.err.endswith("because of these errors\n")


ENCODINGS = {
    "Latin-1": ("é".encode("latin-1"), 2, "not UTF-8"),
    "UTF-16": ("# a\n".encode("utf-16"), 1, "UTF-16"),
    "byte order mark": (b"\xef\xbb\xbf", 1, "byte order mark"),
}


@pytest.mark.parametrize(("start", "line", "reason"), ENCODINGS.values(), ids=ENCODINGS)
def test_a_wrong_encoding_is_named(start: bytes, line: int, reason: str, project: Workspace):
    content = (project.root / ENTRIES).read_bytes()
    before = b"#\n" if line == 2 else b""
    project.write(ENTRIES, before + start + content)
    result = project.run("check")
    assert result.code == 1
    assert f"{ENTRIES}:{line}:1: error yaml-encoding: " in result.out
    assert reason in result.out


def test_a_bomb_of_aliases_is_reported_at_once(project: Workspace):
    lines = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    project.write("catalog/types.yaml", "\n".join(lines) + "\n")
    result = project.run("check")
    assert result.code == 1
    assert "catalog/types.yaml:1:4: error yaml-anchor: the anchor '&a' stands here" in result.out
    assert "catalog/types.yaml:9:8: error yaml-anchor: the alias '*h' stands here" in result.out
    assert len(result.out) < 50_000


DEPTHS = {
    "brackets": "a: " + "[" * 100_000 + "]" * 100_000,
    "braces": "a: " + "{a: " * 100_000 + "}" * 100_000,
    "brackets that stay open": "a: " + "[" * 100_000,
    "hyphens": "a:\n  " + "- " * 100_000,
}


@pytest.mark.parametrize("text", DEPTHS.values(), ids=DEPTHS)
def test_nesting_a_hundred_thousand_deep_is_one_finding(text: str, project: Workspace):
    project.write("catalog/types.yaml", text)
    result = project.run("check")
    assert result.code == 1
    assert result.out.count(" error ") == 1
    assert ": error yaml-depth: " in result.out


def test_a_line_of_ten_megabytes_is_read(project: Workspace):
    place = project.edit(
        SETTINGS, "^description: .*$", "description: " + "long " * 2_000_000 + "▸ "
    )
    assert place.column > 10_000_000
    result = project.run("check")
    assert len(result.out) < 10_000


@pytest.mark.parametrize(
    "name", ["catalog", "types", "statuses", "products", "response", "retired"]
)
def test_a_missing_file_is_named(name: str, project: Workspace):
    (project.root / f"catalog/{name}.yaml").unlink()
    result = project.run("check")
    assert result.code == 1
    assert result.out.startswith(f"catalog/{name}.yaml:1:1: error missing-file: ")
    assert result.out.endswith("\n1 error\n")


@pytest.mark.parametrize(
    "content", ["", "# only a comment\n", "\n\n"], ids=["none", "comment", "blank"]
)
@pytest.mark.parametrize("path", ["catalog/retired.yaml", ENTRIES])
def test_an_empty_file_is_named(path: str, content: str, project: Workspace):
    project.write(path, content)
    result = project.run("check")
    assert result.code == 1
    assert result.out.startswith(f"{path}:1:1: error yaml-empty: ")
    assert result.out.endswith("\n1 error\n")


def test_a_file_of_random_bytes_is_one_finding(project: Workspace):
    project.write(ENTRIES, bytes(range(255, 0, -1)) * 100)
    result = project.run("check")
    assert result.code == 1
    assert result.out.startswith(f"{ENTRIES}:1:1: error yaml-encoding: ")


@pytest.mark.parametrize("status", ["4O4", "'429'", "9" * 30, "[429]"])
def test_a_status_that_is_no_number_is_one_finding(status: str, project: Workspace):
    place = project.edit(ENTRIES, "^  status: 429$", f"  status: {MARK}{status}")
    result = project.run("check", ENTRIES)
    assert result.out.startswith(f"{place.path}:{place.line}:")
    assert result.out.endswith("\n1 error\n")


def test_faults_of_every_kind_are_told_in_one_run(either: Workspace):
    files = {
        "catalog/types.yaml": ("^[a-z-]+:$", "▸*alias:", "yaml-anchor"),
        "catalog/statuses.yaml": (r"\Z", "▸429: {}\n", "yaml-duplicate-key"),
        "catalog/products.yaml": ("delimiters:", "▸delimeters:", "unknown-key"),
        "catalog/response.yaml": ("message: .*", "message: ▸NO", "wrong-type"),
        "catalog/sections.yaml": ("^$", "▸\t", "yaml-tab"),
        SETTINGS: (NAME, "name: ▸!!str Errors", "yaml-tag"),
        ENTRIES: (RETRY, "  retry: ▸maybe", "invalid-value"),
    }
    places = {either.edit(path, old, new): rule for path, (old, new, rule) in files.items()}
    result = either.run("check")
    assert result.code == 1
    assert all(f"{place}: error {rule}: " in result.out for place, rule in places.items())
