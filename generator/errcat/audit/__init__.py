"""Audit of published pages: what differs from the catalogue, where, and how to mend it."""

from errcat.audit.rule import AuditRule, check_page_unreadable, check_table_unread
from errcat.audit.rule_language import check_stale, check_untranslated, check_wording
from errcat.audit.rule_links import check_anchor_lost, check_example, check_link
from errcat.audit.rule_markup import check_markup
from errcat.audit.rule_names import check_product_name
from errcat.audit.rule_placeholders import (
    check_placeholder_delimiter,
    check_placeholder_extra,
    check_placeholder_missing,
    check_placeholder_translated,
)
from errcat.audit.rule_prose import check_code_in_prose, check_property_translated
from errcat.audit.rule_rows import (
    check_code_altered,
    check_code_translated,
    check_row_duplicate,
    check_row_extra,
    check_row_missing,
    check_row_order,
    check_status_number,
    check_status_phrase,
)
from errcat.audit.rule_spacing import check_spacing
from errcat.findings import Severity

AUDIT_RULES: tuple[AuditRule, ...] = (
    AuditRule("page-unreadable", Severity.ERROR, check_page_unreadable),
    AuditRule("table-unread", Severity.WARNING, check_table_unread),
    AuditRule("code-translated", Severity.ERROR, check_code_translated),
    AuditRule("code-altered", Severity.ERROR, check_code_altered),
    AuditRule("code-in-prose", Severity.ERROR, check_code_in_prose),
    AuditRule("row-missing", Severity.ERROR, check_row_missing),
    AuditRule("row-extra", Severity.ERROR, check_row_extra),
    AuditRule("row-duplicate", Severity.ERROR, check_row_duplicate),
    AuditRule("row-order", Severity.ERROR, check_row_order),
    AuditRule("status-number", Severity.ERROR, check_status_number),
    AuditRule("status-phrase", Severity.ERROR, check_status_phrase),
    AuditRule("placeholder-missing", Severity.ERROR, check_placeholder_missing),
    AuditRule("placeholder-extra", Severity.ERROR, check_placeholder_extra),
    AuditRule("placeholder-translated", Severity.ERROR, check_placeholder_translated),
    AuditRule("placeholder-delimiter", Severity.ERROR, check_placeholder_delimiter),
    AuditRule("untranslated", Severity.ERROR, check_untranslated),
    AuditRule("property-translated", Severity.ERROR, check_property_translated),
    AuditRule("markup", Severity.ERROR, check_markup),
    AuditRule("anchor-lost", Severity.ERROR, check_anchor_lost),
    AuditRule("link", Severity.ERROR, check_link),
    AuditRule("example", Severity.ERROR, check_example),
    AuditRule("spacing", Severity.ERROR, check_spacing),
    AuditRule("product-name", Severity.ERROR, check_product_name),
    AuditRule("wording", Severity.WARNING, check_wording),
    AuditRule("stale", Severity.WARNING, check_stale),
)
"""Every rule on published pages, in the order of their pages."""
