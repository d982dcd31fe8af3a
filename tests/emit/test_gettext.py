"""The template for translators."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from babel.messages.pofile import read_po
from tests.external import require

from errcat.emit.gettext import emit
from errcat.model import LocaleTag, Project
from errcat.project import load_project
from errcat.sources.po_units import describe_units
from errcat.sources.sync import sync_text
from errcat.sources.translations import parse_locale


@pytest.fixture
def project(copy_project: Callable[[str], Path]) -> Project:
    """The second catalogue."""
    loaded = load_project(copy_project("lighthouse")).project
    assert loaded is not None
    return loaded


@pytest.fixture
def template(project: Project) -> str:
    """Its template."""
    return emit(project)[PurePosixPath("lighthouse_errors.pot")]


def test_there_is_one_file_named_after_the_package(project: Project):
    assert list(emit(project)) == [PurePosixPath("lighthouse_errors.pot")]


def test_the_template_has_every_unit_in_order_and_no_translation(project: Project, template: str):
    locale, findings = parse_locale(template, "x.pot", LocaleTag("sv"))
    assert [(unit.key, unit.msgid, unit.msgstr) for unit in locale.translations.values()] == [
        (key, unit.text.value, "") for key, unit in project.units.items()
    ]
    assert findings == ()


def test_a_unit_looks_as_translators_know_it(template: str):
    start = template.index("#. Message of VesselNotFound")
    comment = (
        "#. {vessel}: vessel — The vessel that was asked for; example: 211331640; "
        'published as "the vessel"'
    )
    assert template[start:].split("\n\n", maxsplit=1)[0].split("\n")[1:] == [
        comment,
        "#: catalog/errors/404-not-found.yaml",
        "#, python-brace-format",
        'msgctxt "VesselNotFound/message"',
        'msgid "Vessel {vessel} wasn\'t found."',
        'msgstr ""',
    ]


def test_the_template_depends_on_no_clock_and_no_version(project: Project, template: str):
    assert emit(project)[PurePosixPath("lighthouse_errors.pot")] == template
    assert '"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"' in template


def test_sync_finds_nothing_to_do_in_the_template(project: Project, template: str):
    units = describe_units(project.catalog, project.units)
    assert sync_text(template, units, "").text == template


def test_babel_reads_the_template(project: Project, template: str):
    catalog = read_po(io.BytesIO(template.encode()), abort_invalid=True)
    assert [message.context for message in catalog if message.id] == list(project.units)


def test_msgfmt_takes_the_template_and_files_made_from_it(template: str, tmp_path: Path):
    msgfmt, msginit = require("msgfmt"), require("msginit")
    pot, po = tmp_path / "x.pot", tmp_path / "x.po"
    pot.write_text(template, encoding="utf-8")
    init = [msginit, "--no-translator", "--locale=sv_SE", f"--input={pot}", f"--output-file={po}"]
    subprocess.run(init, check=True, capture_output=True)
    for file in (pot, po):
        subprocess.run([msgfmt, "--check", "--output-file=/dev/null", file], check=True)


def test_msgfmt_finds_a_placeholder_that_a_translation_lost(template: str, tmp_path: Path):
    po = tmp_path / "x.po"
    english = 'msgid "Vessel {vessel} wasn\'t found."\n'
    po.write_text(template.replace(english + 'msgstr ""', english + 'msgstr "?"'), encoding="utf-8")
    command = [require("msgfmt"), "--check", "--output-file=/dev/null", po]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "'vessel' doesn't exist in 'msgstr'" in result.stderr
