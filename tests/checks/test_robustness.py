"""Rules on texts that nobody would write."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from errcat.checks import PROJECT_RULES
from errcat.checks.context import CheckContext
from errcat.model import Locale, LocaleTag, Project
from errcat.project import LoadResult, load_project

TEXTS = st.text(max_size=60) | st.text(
    alphabet='aB {}`*[]()\\<&>"“»。.,:؟ \u00a0\u200b\u202e｛\n', min_size=1, max_size=60
)
UNITS = ("BerthOccupied/message", "section/trace/trace", "section/codes/heading")


class _Loaded(NamedTuple):
    project: Project
    result: LoadResult


@pytest.fixture(scope="module")
def loaded() -> _Loaded:
    root = Path(__file__).parents[1] / "catalogs" / "lighthouse"
    result = load_project(root)
    assert result.project is not None
    return _Loaded(result.project, result)


def _with_translation(project: Project, tag: str, key: str, msgstr: str) -> Project:
    german = project.locales[LocaleTag("de-DE")]
    changed = {
        **german.translations,
        key: german.translations[key]._replace(msgstr=msgstr, strings=None),
    }
    locale = Locale(
        tag=LocaleTag(tag),
        path=german.path,
        header=german.header,
        header_span=german.header_span,
        translations=changed,
    )
    return Project(catalog=project.catalog, locales={LocaleTag(tag): locale}, units=project.units)


@given(
    st.sampled_from(("de-DE", "zh-CN", "ar-EG", "fr-FR", "th-TH")), st.sampled_from(UNITS), TEXTS
)
@settings(max_examples=300, deadline=None)
def test_rules_judge_any_translation_and_point_into_it(
    loaded: _Loaded, tag: str, key: str, msgstr: str
) -> None:
    project = _with_translation(loaded.project, tag, key, msgstr)
    context = CheckContext(project, loaded.result.sources)
    place = project.locales[LocaleTag(tag)].translations[key].msgstr_span
    for rule in PROJECT_RULES:
        for fault in rule.check(context):
            assert fault.span.line != place.line or fault.span.column >= place.column


def test_rules_do_not_depend_on_the_order_in_which_they_run(
    copy_project: Callable[[str], Path],
) -> None:
    loaded = load_project(copy_project("lighthouse"))
    assert loaded.project is not None
    forward, backward = (CheckContext(loaded.project, loaded.sources) for _ in range(2))
    first = {rule.name: list(rule.check(forward)) for rule in PROJECT_RULES}
    second = {rule.name: list(rule.check(backward)) for rule in reversed(PROJECT_RULES)}
    assert first == second
