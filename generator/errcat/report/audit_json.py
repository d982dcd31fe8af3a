"""The audit of pages as JSON: findings and pages."""

import json
from collections.abc import Sequence

from errcat.audit.run import PageResult
from errcat.findings import Finding
from errcat.model import Json
from errcat.report.json import describe_finding


def render_audit_json(findings: Sequence[Finding], pages: Sequence[PageResult]) -> str:
    """Render an audit as a JSON document, indented, with a final line feed.

    Pages without an error table, which were left alone, are not listed.
    """
    document: dict[str, Json] = {
        "findings": [describe_finding(finding) for finding in findings],
        "pages": [
            {"path": page.path, "product": page.product, "locale": page.locale, "rows": page.rows}
            for page in pages
            if page.product is not None
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
