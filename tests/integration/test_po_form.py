"""PO files that are no good: refused with the place and the reason, and never written to."""

import pytest
from tests.integration.harness import Place, Workspace

GERMAN = "locales/de-DE.po"
SYNTAX = {
    "open string": ('msgstr ▸"Fehler', "po-syntax"),
    "text behind a string": ('msgstr "Fehler" ▸x', "po-syntax"),
    "unknown keyword": ('▸msgtxt "Fehler"', "po-syntax"),
    "escape of a surrogate": ('msgstr "Fehler▸\\ud800"', "po-syntax"),
    "octal escapes of a surrogate": ('msgstr "Fehler▸\\355\\240\\200"', "po-syntax"),
    "NUL": ('msgstr "Fehler▸\0"', "control-character"),
    "escaped NUL": ('msgstr "Fehler▸\\000"', "control-character"),
    "right-to-left override": ('msgstr "Fehler▸\u202e"', "control-character"),
    "newline": ('msgstr "Fehler▸\\nalle"', "newline"),
    "HTML": ('msgstr "Fehler ▸<script>alert(1)</script>"', "html"),
    "template expression": ('msgstr "Fehler ▸{{ 7*7 }}"', "placeholder-syntax"),
    "template statement": ('msgstr "Fehler ▸{% include x %}"', "placeholder-syntax"),
}


def replace_name(project: Workspace, new: str) -> Place:
    """Replace the translation of the catalogue's name."""
    return project.edit(GERMAN, '^msgstr "Fehler der Lighthouse-APIs"$', new)


@pytest.mark.parametrize(("new", "rule"), SYNTAX.values(), ids=SYNTAX)
def test_a_fault_is_named_with_its_place(new: str, rule: str, project: Workspace):
    place = replace_name(project, new)
    result = project.run("check")
    assert result.code == 1
    assert f"{place}: error {rule}: " in result.out


PLACEHOLDERS = [
    "{x.__class__}",
    "{v:>200000000}",
    "{berth.__init__.__globals__}",
    "{berth!r}",
    "{berth[0]}",
    "{0}",
    "{}",
    "{",
]


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_nothing_but_names_stands_between_braces(placeholder: str, project: Workspace):
    place = project.edit(GERMAN, r'^msgstr "Liegeplatz \{berth\}', f'msgstr "▸{placeholder}')
    result = project.run("build")
    assert result.code == 1
    assert f"{place}: error placeholder-syntax: '{placeholder}' " in result.out
    assert not (project.root / "site").exists()


def test_a_syntax_fault_stops_build_and_sync(project: Workspace):
    replace_name(project, 'msgstr "Fehler')
    for command in ("build", "sync"):
        result = project.run(command, writes=())
        assert result.code == 1
        assert result.err.endswith("because of these errors\n")


HIDING = {
    "open string": 'msgstr "Fehler',
    "quotes in a text": 'msgstr "Alle "Fehler" der APIs"',
    "no msgstr": "# nothing",
    "plural": 'msgid_plural "a"\nmsgstr[0] "b"',
}


@pytest.mark.parametrize("new", HIDING.values(), ids=HIDING)
def test_what_a_fault_hides_is_not_told_as_missing(new: str, project: Workspace):
    project.edit("catalog/catalog.yaml", r"de-DE: \{coverage: 0\}", "de-DE: {coverage: 100}")
    replace_name(project, new)
    out = project.run("check", GERMAN).out
    assert out.count(f"\n{GERMAN}:") + out.startswith(GERMAN) == 1
    assert ": error po-" in out


def test_a_unit_under_a_wrong_key_is_not_told_as_missing(project: Workspace):
    project.edit("catalog/catalog.yaml", r"de-DE: \{coverage: 0\}", "de-DE: {coverage: 100}")
    project.edit(GERMAN, '^msgctxt "catalog/name"$', 'msgctxt "catalog/nam"')
    out = project.run("check", GERMAN).out
    assert out.startswith(f"{GERMAN}:")
    assert out.count(f"\n{GERMAN}:") == 0


def test_one_faulty_file_keeps_all_from_being_synced(project: Workspace):
    replace_name(project, 'msgstr "Fehler')
    project.edit("catalog/catalog.yaml", "^name: .*$", "name: Errors of lighthouses")
    assert project.run("sync", writes=()).code == 1


def test_a_unit_that_stands_twice_names_the_first(project: Workspace):
    line = project.read(GERMAN)[: project.read(GERMAN).index('msgid "Lighthouse')].count("\n") + 1
    project.add(GERMAN, '\nmsgctxt "catalog/name"\nmsgid "Lighthouse API errors"\nmsgstr "x"\n')
    result = project.run("check")
    assert result.code == 1
    assert "error unit-duplicate: the unit 'catalog/name' stands here a second time" in result.out
    assert f"the first is on line {line}" in result.out


def test_an_unknown_unit_is_told_and_the_nearest_that_is_missing_named(project: Workspace):
    project.edit(GERMAN, '^msgctxt "catalog/name"$', 'msgctxt "catalog/nam"')
    result = project.run("check")
    assert result.code == 1
    assert "error unit-unknown: the catalogue has no text 'catalog/nam'" in result.out
    assert "= expected: catalog/name\n" in result.out
    assert "= help: if its entry was renamed, write `formerly` there and" in result.out


def test_no_key_that_the_file_has_is_expected_in_the_place_of_an_unknown_one(project: Workspace):
    project.add(GERMAN, '\nmsgctxt "catalog/nam"\nmsgid "Lighthouse API errors"\nmsgstr "x"\n')
    result = project.run("check")
    assert "error unit-unknown: the catalogue has no text 'catalog/nam'" in result.out
    assert "= expected:" not in result.out
    assert "`errcat sync` makes it obsolete" in result.out


ENCODINGS = {
    "Latin-1": ("# é\n".encode("latin-1"), 3, "byte 0xE9 is not UTF-8"),
    "UTF-16": ("#".encode("utf-16"), 1, "byte 0xFF is not UTF-8"),
    "byte order mark": (b"\xef\xbb\xbf", 1, "byte order mark"),
}


@pytest.mark.parametrize(("start", "column", "reason"), ENCODINGS.values(), ids=ENCODINGS)
def test_a_wrong_encoding_is_named(start: bytes, column: int, reason: str, project: Workspace):
    project.write(GERMAN, start + (project.root / GERMAN).read_bytes())
    result = project.run("check")
    assert result.code == 1
    assert f"{GERMAN}:1:{column}: error po-encoding: " in result.out
    assert reason in result.out


def test_a_header_that_cannot_be_read_is_one_finding(project: Workspace):
    project.edit(GERMAN, r'^"MIME-Version: 1\.0\\n"$', "MIME-Version: 1.0")
    assert project.run("check").out.count(" error ") == 1


def test_a_file_that_cannot_be_read_is_one_finding(project: Workspace):
    project.edit("catalog/catalog.yaml", r"de-DE: \{coverage: 0\}", "de-DE: {coverage: 100}")
    project.write(GERMAN, b"\xff")
    assert project.run("check").out.count(" error ") == 1


def test_a_file_in_another_encoding_is_not_synced(project: Workspace):
    project.write(GERMAN, "Gerät".encode("latin-1"))
    assert project.run("sync", writes=()).code == 1


def test_an_empty_file_lacks_its_header(project: Workspace):
    project.write(GERMAN, "")
    result = project.run("check")
    assert result.code == 1
    assert f"{GERMAN}:1:1: error header: the file has no header\n" in result.out
    assert result.out.count(f"{GERMAN}:") == 1


def test_an_empty_file_is_filled_by_sync(project: Workspace):
    project.write(GERMAN, "")
    assert project.run("sync", writes=("locales",)).code == 0
    assert project.run("check").code == 0


def test_a_file_without_header_is_given_one_by_sync(project: Workspace):
    units = project.read(GERMAN).partition("\n\n")[2]
    project.write(GERMAN, units)
    assert "= help: run `errcat sync`, which writes it\n" in project.run("check").out
    result = project.run("sync", writes=(GERMAN,))
    assert f"{GERMAN}: header written\n" in result.out
    assert project.read(GERMAN).endswith(f"\n\n{units}")
    assert project.run("check").code == 0
    assert project.run("sync", writes=()).code == 0


def test_a_file_of_a_language_that_is_not_listed_is_told(project: Workspace):
    (project.root / GERMAN).rename(project.root / "locales/de-AT.po")
    result = project.run("check")
    assert result.code == 1
    assert "locales/de-AT.po:1:1: error locale-unlisted: " in result.out


@pytest.mark.parametrize("tag", ["de_DE", "DE-de", "de-DEE"])
def test_a_misspelled_language_is_one_finding(tag: str, project: Workspace):
    project.edit("catalog/catalog.yaml", r"de-DE: \{coverage: 0\}", f"{tag}: {{coverage: 100}}")
    out = project.run("check").out
    assert "error invalid-value: " in out
    assert out.count(" error ") + out.count(" warning ") == 1


@pytest.mark.parametrize("junk", ['"' * 5_000_001, "x" * 5_000_000], ids="qx")
def test_megabytes_of_junk_are_one_finding(junk: str, project: Workspace):
    project.add(GERMAN, f"\n{junk}\n")
    result = project.run("check")
    assert result.code == 1
    assert result.out.count(" error ") == 1
    assert len(result.out) < 10_000
