import subprocess
from pathlib import Path

import pytest
from tests.external import require

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*ROOT.glob("locales/*.po"), *ROOT.glob("tests/catalogs/*/locales/*.po")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gettext_accepts_the_translations(path: Path):
    command = [require("msgfmt"), "--check", "--output-file=/dev/null", path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_language_of_the_repository_is_complete(defender_root: Path):
    from errcat.model import TranslationState, translation_state
    from errcat.project import load_project

    project = load_project(defender_root).project
    assert project is not None
    unfinished = [
        (locale.tag, key)
        for locale in project.locales.values()
        for key, unit in project.units.items()
        if translation_state(unit, locale.translations.get(key)) is not TranslationState.TRANSLATED
    ]
    assert unfinished == []
