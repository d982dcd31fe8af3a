"""Rules on the project: catalogue and translations, everything wrong in one run."""

from collections.abc import Iterable

from errcat.checks import (
    catalog_editions,
    catalog_examples,
    catalog_order,
    catalog_pages,
    catalog_placeholders,
    catalog_references,
    catalog_schemas,
    catalog_wording,
    text_language,
    text_literals,
    text_markup,
    text_spacing,
    translation_header,
    translation_placeholders,
    translation_units,
    waivers,
)
from errcat.checks.context import CheckContext
from errcat.checks.follow_ups import FollowUps
from errcat.checks.rule import Rule
from errcat.checks.waivers import WaiverUses, apply_waivers
from errcat.findings import Finding, Severity, sort_findings
from errcat.model import Project
from errcat.project import LoadResult, paused_collector
from errcat.sources import LOCALES_FOLDER
from errcat.sources.po_rules import PO_RULES
from errcat.sources.rules import LOADING_RULES

__all__ = ["RULES", "Rule", "check_catalog", "check_project", "find_obstacles"]

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

PROJECT_RULES: tuple[Rule[CheckContext], ...] = (
    # references inside the catalogue
    Rule("unknown-product", _ERROR, catalog_references.check_unknown_product, is_waivable=False),
    Rule("unknown-status", _ERROR, catalog_references.check_unknown_status, is_waivable=False),
    Rule("unknown-type", _ERROR, catalog_references.check_unknown_type, is_waivable=False),
    Rule("unknown-section", _ERROR, catalog_references.check_unknown_section, is_waivable=False),
    Rule("unknown-insert", _ERROR, catalog_references.check_unknown_insert, is_waivable=False),
    Rule("unknown-edition", _ERROR, catalog_references.check_unknown_edition, is_waivable=False),
    Rule("edition-order", _ERROR, catalog_editions.check_edition_order),
    Rule("unknown-code", _ERROR, catalog_references.check_unknown_code, is_waivable=False),
    Rule("retired-code-used", _ERROR, catalog_references.check_retired_code_used),
    Rule("former-code-used", _ERROR, catalog_references.check_former_code_used),
    Rule("section-unused", _WARNING, catalog_references.check_section_unused),
    # placeholders of the catalogue
    Rule(
        "placeholder-undeclared",
        _ERROR,
        catalog_placeholders.check_placeholder_undeclared,
        is_waivable=False,
    ),
    Rule("placeholder-unused", _ERROR, catalog_placeholders.check_placeholder_unused),
    Rule("placeholder-duplicate", _ERROR, catalog_placeholders.check_placeholder_duplicate),
    Rule("placeholder-adjacent", _WARNING, catalog_placeholders.check_placeholder_adjacent),
    Rule("label-duplicate", _ERROR, catalog_placeholders.check_label_duplicate),
    Rule("label-delimiter", _ERROR, catalog_placeholders.check_label_delimiter),
    # types and examples
    Rule("pattern-invalid", _ERROR, catalog_examples.check_pattern_invalid, is_waivable=False),
    Rule("schema-invalid", _ERROR, catalog_schemas.check_schema_invalid),
    Rule("example-type", _ERROR, catalog_examples.check_example_type),
    Rule("example-property", _ERROR, catalog_examples.check_example_property),
    Rule("example-mismatch", _ERROR, catalog_examples.check_example_mismatch),
    # wordings
    Rule("override-equal", _ERROR, catalog_wording.check_override_equal),
    Rule("seen-equal", _ERROR, catalog_wording.check_seen_equal),
    Rule("template-ambiguous", _ERROR, catalog_wording.check_template_ambiguous),
    # order, names, pages
    Rule("row-order", _ERROR, catalog_order.check_row_order),
    Rule("product-order", _ERROR, catalog_order.check_product_order),
    Rule("constant-clash", _ERROR, catalog_order.check_constant_clash),
    Rule("path-clash", _ERROR, catalog_order.check_path_clash),
    Rule("description-length", _ERROR, catalog_pages.check_description_length),
    Rule("anchor-duplicate", _ERROR, catalog_pages.check_anchor_duplicate),
    Rule("section-duplicate", _ERROR, catalog_pages.check_section_duplicate),
    Rule("alert-crowded", _WARNING, catalog_pages.check_alert_crowded),
    # texts, English and translated
    Rule("spacing", _ERROR, text_spacing.check_spacing),
    Rule("edge-space", _ERROR, text_spacing.check_edge_space),
    Rule("newline", _ERROR, text_spacing.check_newline),
    Rule("control-character", _ERROR, text_spacing.check_control_character),
    Rule("end-punctuation", _ERROR, text_spacing.check_end_punctuation),
    Rule("markup", _ERROR, text_markup.check_markup),
    Rule("link", _ERROR, text_markup.check_link),
    Rule("html", _ERROR, text_markup.check_html),
    Rule("code-in-prose", _ERROR, text_literals.check_code_in_prose),
    Rule("property-translated", _ERROR, text_literals.check_property_translated),
    Rule("product-name", _ERROR, text_literals.check_product_name),
    Rule("untranslated", _ERROR, text_language.check_untranslated),
    # translations
    Rule("placeholder-missing", _ERROR, translation_placeholders.check_placeholder_missing),
    Rule("placeholder-extra", _ERROR, translation_placeholders.check_placeholder_extra),
    Rule("placeholder-translated", _ERROR, translation_placeholders.check_placeholder_translated),
    Rule("placeholder-syntax", _ERROR, translation_placeholders.check_placeholder_syntax),
    Rule("header", _ERROR, translation_header.check_header),
    Rule("unit-unknown", _ERROR, translation_units.check_unit_unknown),
    Rule("unit-missing", _WARNING, translation_units.check_unit_missing),
    Rule("stale", _WARNING, translation_units.check_stale),
    Rule("fuzzy", _WARNING, translation_units.check_fuzzy),
    Rule("missing", _NOTE, translation_units.check_missing),
    Rule("coverage", _ERROR, translation_units.check_coverage),
)
"""Rules on catalogue and translations, in the order in which `errcat rules` groups them.

Those that cannot be waived find references that lead nowhere and patterns that match nothing: with
such a fault, nothing can be made of a catalogue.
"""

WAIVER_RULES: tuple[Rule[WaiverUses], ...] = (
    Rule("waiver-unused", _ERROR, waivers.check_waiver_unused, is_waivable=False),
    Rule("waiver-unknown", _ERROR, waivers.check_waiver_unknown, is_waivable=False),
)
"""Rules on the waivers, which look at what the others found."""

RULES: tuple[Rule[CheckContext] | Rule[WaiverUses], ...] = (*PROJECT_RULES, *WAIVER_RULES)
"""Every rule of this package."""

_READING_RULES = (*LOADING_RULES, *PO_RULES)
_WAIVABLE = frozenset(rule.name for rule in RULES if rule.is_waivable) | frozenset(
    rule.name for rule in _READING_RULES if rule.severity is not _ERROR
)
_KNOWN = _WAIVABLE | {rule.name for rule in RULES} | {rule.name for rule in _READING_RULES}


def _apply_rules(
    rules: Iterable[Rule[CheckContext]], project: Project, loaded: LoadResult
) -> list[Finding]:
    """Return what loading found, and what rules find besides."""
    follow_ups = FollowUps(project.catalog, loaded.findings)
    findings = list(loaded.findings)
    with paused_collector():
        context = CheckContext(project, loaded.sources)
        for rule in rules:
            findings += (found for found in rule.find(context) if not follow_ups.has(found))
    return findings


def check_project(loaded: LoadResult) -> tuple[Finding, ...]:
    """Apply every rule to a project; returns what loading and the rules found, by place.

    Findings that only follow from what loading found are left out, as are waived ones. A catalogue
    that could not be read to its end has the findings of loading only.
    """
    if loaded.project is None:
        return sort_findings(loaded.findings)
    uses = _apply_all(loaded.project, loaded)
    faults = [found for rule in WAIVER_RULES for found in rule.find(uses)]
    return sort_findings((*uses.kept, *faults))


def check_catalog(loaded: LoadResult) -> tuple[Finding, ...]:
    """Return what loading and the rules found in the catalogue alone, by place.

    That holds whatever the translations are like, and whether there are any.
    """
    if loaded.project is None:
        return sort_findings(loaded.findings)
    uses = _apply_all(loaded.project._replace(locales={}), loaded)
    return sort_findings([found for found in uses.kept if found.rule != "coverage"])


def _apply_all(project: Project, loaded: LoadResult) -> WaiverUses:
    findings = _apply_rules(PROJECT_RULES, project, loaded)
    return apply_waivers(findings, loaded.waivers, _WAIVABLE, _KNOWN)


def find_obstacles(loaded: LoadResult) -> tuple[Finding, ...]:
    """Return the errors with which nothing can be made of a catalogue, by place.

    Without them, whatever the catalogue names is there. Errors in translations are no obstacles:
    English stands in for what cannot be read.
    """
    findings = list(loaded.findings)
    if loaded.project is not None:
        rules = (rule for rule in PROJECT_RULES if not rule.is_waivable)
        findings = _apply_rules(rules, loaded.project, loaded)
    return sort_findings(
        [
            finding
            for finding in findings
            if finding.severity is _ERROR and not finding.span.path.startswith(f"{LOCALES_FOLDER}/")
        ]
    )
