"""The made-up languages are complete, and break nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.checks import check_project
from errcat.emit.pseudo import PSEUDO_LOCALES, add_pseudo_locales
from errcat.model import LocaleTag, Project, resolve
from errcat.placeholders import parse_template
from errcat.project import load_project


@pytest.fixture
def project(copy_project: Callable[[str], Path]) -> Project:
    project = load_project(copy_project("lighthouse")).project
    assert project is not None
    return add_pseudo_locales(project)


def text(project: Project, key: str, locale: str) -> str:
    return resolve(project, key, LocaleTag(locale)).value


@pytest.mark.parametrize("locale", PSEUDO_LOCALES)
def test_every_text_is_translated(project: Project, locale: LocaleTag):
    assert [key for key in project.units if not resolve(project, key, locale).is_translated] == []


def test_accented_english_is_longer_by_a_third(project: Project):
    for unit in project.units.values():
        assert len(text(project, unit.key, "en-XA")) >= len(unit.text.value) * 4 / 3 - 1


def test_accented_english_can_still_be_read(project: Project):
    assert text(project, "ui/products", "en-XA") == "[Þŕöðûçţš one]"


def test_english_from_right_to_left_turns_words_around(project: Project):
    assert text(project, "ui/error-code", "ar-XB") == "\u202eError\u202c \u202ecode\u202c"


@pytest.mark.parametrize("locale", PSEUDO_LOCALES)
def test_placeholders_and_braces_stay(project: Project, locale: LocaleTag):
    for unit in project.units.values():
        before = parse_template(unit.text.value)[0]
        after = parse_template(text(project, unit.key, locale))[0]
        assert sorted(after.names) == sorted(before.names)


def test_marks_of_prose_stay(project: Project):
    shown = text(project, "TooManyCalls/resolution", "en-XA")
    assert "`Retry-After`" in shown


def test_real_languages_of_the_same_name_stay(project: Project):
    assert add_pseudo_locales(project) == project


def test_the_project_itself_stays_as_it_was(copy_project: Callable[[str], Path]):
    loaded = load_project(copy_project("lighthouse"))
    before = check_project(loaded)
    assert loaded.project is not None
    add_pseudo_locales(loaded.project)
    assert check_project(loaded) == before
