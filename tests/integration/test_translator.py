"""A translator's days: a language is started, filled, checked, and kept up to date."""

import re
import subprocess
from pathlib import Path

import pytest
from tests.external import require
from tests.integration.harness import MARK, Workspace

FRENCH = "locales/fr-FR.po"
ROW = "site/markdown/fr-FR/beacon/errors.md"


def start_french(project: Workspace) -> None:
    result = project.run("sync", "--locale", "fr-FR", writes=("catalog/catalog.yaml", FRENCH))
    assert result.code == 0, result.all


def translate(project: Workspace, key: str, text: str) -> None:
    project.edit(
        FRENCH,
        rf'(msgctxt "{re.escape(key)}"\nmsgid .*\n)msgstr ""',
        re.search(rf'msgctxt "{re.escape(key)}"\nmsgid .*\n', project.read(FRENCH))[0]
        + f'msgstr "{text}"',
    )


def test_a_language_is_started_translated_and_shown(project: Workspace):
    start_french(project)
    assert "\n  fr-FR: {coverage: 0}\n" in project.read("catalog/catalog.yaml")
    assert project.run("check").code == 0
    translate(project, "VesselNotFound/message", "Le navire {vessel} est introuvable.")
    translate(project, "ui/in-english", "en anglais")
    assert project.run("check").code == 0
    assert project.run("build").code == 0
    page = project.read(ROW)
    assert "| Le navire \\<the vessel\\> est introuvable. <br /><br />" in page
    assert "*(en anglais)*" in page


def test_catalog_yaml_keeps_every_other_byte_when_a_language_is_started(project: Workspace):
    before = project.read("catalog/catalog.yaml")
    start_french(project)
    assert project.read("catalog/catalog.yaml").replace("  fr-FR: {coverage: 0}\n", "") == before


def test_gettext_accepts_a_new_file(project: Workspace):
    msgfmt = require("msgfmt")
    start_french(project)
    file = project.root / FRENCH
    done = subprocess.run(
        [msgfmt, "--check-format", "--check-domain", "-o", "/dev/null", file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_sync_after_translating_changes_no_byte(project: Workspace):
    start_french(project)
    translate(project, "VesselNotFound/message", "Le navire {vessel} est introuvable.")
    before = (project.root / FRENCH).read_bytes()
    assert project.run("sync", writes=()).code == 0
    assert (project.root / FRENCH).read_bytes() == before


MISTAKES = {
    "placeholder-missing": "Le navire est introuvable.",
    "placeholder-translated": "Le navire {▸navire} est introuvable.",
    "placeholder-extra": "Le navire {vessel}, oui {▸vessel}, est introuvable.",
    "end-punctuation": "Le navire {vessel} est introuvable",
    "edge-space": "Le navire {vessel} est introuvable. ",
    "untranslated": "Vessel {vessel} wasn't found.",
}


@pytest.mark.parametrize(("rule", "text"), MISTAKES.items(), ids=MISTAKES)
def test_a_mistake_is_told_where_it_stands(rule: str, text: str, project: Workspace):
    start_french(project)
    translate(project, "VesselNotFound/message", text.replace(MARK, ""))
    result = project.run("check", FRENCH)
    before = project.read(FRENCH).partition(f'msgstr "{text.replace(MARK, "")}"')[0]
    line = before.count("\n") + 1
    assert re.search(rf"^{FRENCH}:{line}:\d+: (error|warning) {rule}: ", result.out, re.MULTILINE)


def test_a_mistake_can_be_waived_with_a_reason(project: Workspace):
    start_french(project)
    translate(project, "VesselNotFound/message", "Navire {vessel} introuvable")
    assert project.run("check", FRENCH).code == 1
    project.edit(
        FRENCH,
        r"^#\. Message of VesselNotFound",
        "# errcat: allow end-punctuation: as the ships write it\n#. Message of VesselNotFound",
    )
    assert project.run("check", FRENCH).code == 0
    translate_anew = project.read(FRENCH).replace('introuvable"', 'introuvable."')
    project.write(FRENCH, translate_anew)
    assert "waiver-unused" in project.run("check", FRENCH).out


def test_the_floor_is_enforced_by_check_and_not_by_build(project: Workspace):
    start_french(project)
    project.edit("catalog/catalog.yaml", r"fr-FR: \{coverage: 0\}", "fr-FR: {coverage: 1}")
    result = project.run("check")
    assert result.code == 1
    assert "error coverage: " in result.out
    assert project.run("build").code == 0


def test_a_lost_file_does_not_pass_the_floor(project: Workspace):
    project.edit("catalog/catalog.yaml", r"de-DE: \{coverage: 0\}", "de-DE: {coverage: 100}")
    (project.root / "locales/de-DE.po").unlink()
    result = project.run("check")
    assert result.code == 1
    assert "error coverage: " in result.out


def test_status_counts_what_is_left(project: Workspace):
    start_french(project)
    lines = project.run("status").out.splitlines()
    [row] = [line.split() for line in lines if line.startswith("fr-FR")]
    assert row[1:4] == ["0", "0", "0"]
    translate(project, "VesselNotFound/message", "Le navire {vessel} est introuvable.")
    lines = project.run("status").out.splitlines()
    [row] = [line.split() for line in lines if line.startswith("fr-FR")]
    assert row[1:4] == ["1", "0", "0"]


def test_a_file_with_windows_line_ends_keeps_them(project: Workspace):
    file = project.root / "locales/de-DE.po"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    project.edit("catalog/errors/404-not-found.yaml", "No station has", "Nobody has")
    assert project.run("sync", writes=("locales",)).code == 0
    content = file.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert b'msgid "Nobody has heard' in content
    assert project.run("check").code == 0


def test_a_read_only_file_is_respected(project: Workspace):
    file = project.root / "locales/de-DE.po"
    project.edit("catalog/errors/404-not-found.yaml", "No station has", "Nobody has")
    file.chmod(0o444)
    result = project.run("sync", writes=())
    assert result.code == 1
    assert "is read-only; nothing was written" in result.err


def test_the_template_can_be_used_by_other_tools(project: Workspace, tmp_path: Path):
    msginit = require("msginit")
    assert project.run("build", "--only", "gettext").code == 0
    template = project.root / "site/gettext/lighthouse_errors.pot"
    made = tmp_path / "sv.po"
    subprocess.run(
        [msginit, "--no-translator", "-l", "sv_SE.UTF-8", "-i", template, "-o", made],
        check=True,
        capture_output=True,
    )
    assert 'msgctxt "VesselNotFound/message"' in made.read_text(encoding="utf-8")


@pytest.mark.parametrize("tool", ["msgcat", "msgmerge"])
def test_what_tools_of_gettext_write_is_up_to_date(tool: str, project: Workspace):
    assert project.run("build", "--only", "gettext").code == 0
    file = project.root / "locales/de-DE.po"
    template = [project.root / "site/gettext/lighthouse_errors.pot"] if tool == "msgmerge" else []
    subprocess.run([require(tool), "-o", file, file, *template], check=True, capture_output=True)
    assert project.run("check").code == 0
    assert project.run("sync", "--check", writes=()).code == 0
