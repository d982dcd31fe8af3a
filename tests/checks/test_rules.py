"""The reference pages of the rules."""

import inspect

import pytest

from errcat.checks import PROJECT_RULES, RULES, Rule
from errcat.checks.context import CheckContext


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_page_that_says_what_it_finds_and_how_to_mend_it(
    rule: Rule[CheckContext],
) -> None:
    page = inspect.cleandoc(rule.page)
    summary, _, rest = page.partition("\n\n")
    assert summary.endswith(".")
    assert "To mend it, " in rest


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", PROJECT_RULES, ids=lambda rule: rule.name)
def test_the_function_of_a_rule_is_called_like_the_rule(
    rule: Rule[CheckContext],
) -> None:
    assert rule.check.__name__ == f"check_{rule.name.replace('-', '_')}"
