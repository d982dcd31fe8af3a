"""Every rule that a finding can name, with its reference page."""

import inspect
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, Protocol

from errcat.findings import Severity


class _Documented(Protocol):
    """What checks, audit and loading offer of a rule."""

    @property
    def name(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def page(self) -> str: ...


class RulePage(NamedTuple):
    """A rule as `errcat rules` shows it."""

    name: str
    severity: Severity
    page: str
    """Reference page: plain text, the first paragraph says what the rule finds."""
    commands: tuple[str, ...]
    """The commands that report it: `check`, `audit`."""

    @property
    def summary(self) -> str:
        """The page's first paragraph on one line."""
        return " ".join(self.page.partition("\n\n")[0].split())


@cache
def rules_by_name() -> Mapping[str, RulePage]:
    """Return every rule by name, sorted; a rule of two commands has one page for both."""
    from errcat.audit import AUDIT_RULES
    from errcat.checks import RULES
    from errcat.sources.po_rules import PO_RULES
    from errcat.sources.rules import LOADING_RULES

    pages: dict[str, RulePage] = {}
    for rule in (*LOADING_RULES, *PO_RULES, *RULES):
        pages[rule.name] = _merge_rule(pages.get(rule.name), rule, "check")
    for audit_rule in AUDIT_RULES:
        pages[audit_rule.name] = _merge_rule(pages.get(audit_rule.name), audit_rule, "audit")
    return dict(sorted(pages.items()))


def _merge_rule(known: RulePage | None, rule: _Documented, command: str) -> RulePage:
    page = inspect.cleandoc(rule.page)
    if known is None:
        return RulePage(rule.name, rule.severity, page, (command,))
    joined = f"{known.page}\n\nIn {command}:\n{page}"
    return known._replace(page=joined, commands=(*known.commands, command))
