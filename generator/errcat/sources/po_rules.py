"""The rules that reading PO files applies, with their reference pages."""

from errcat.findings import Finding, Severity
from errcat.position import Span
from errcat.sources.rules import LOADING_RULES, LoadingRule

PO_RULES = (
    LoadingRule(
        "po-unreadable",
        Severity.ERROR,
        """A PO file exists but cannot be read.

        It is a folder, or its permissions forbid reading. Make it a file that can be read.
        """,
    ),
    LoadingRule(
        "po-encoding",
        Severity.ERROR,
        """A PO file is not UTF-8, or begins with a byte order mark.

        Save it as UTF-8 without BOM; `msgconv --to-code=UTF-8` converts other encodings.
        """,
    ),
    LoadingRule(
        "po-syntax",
        Severity.ERROR,
        """A PO file breaks the syntax of gettext, so that programs cannot read a unit of it.

        Frequent causes are a quote in a text without a backslash before it, a string without its
        closing quote, a missing `msgid` or `msgstr` line, and a backslash that begins no escape.
        Reading goes on with the next unit, so that one run reports every such place. `errcat sync`
        leaves a file with such a fault alone.
        """,
    ),
    LoadingRule(
        "po-plural",
        Severity.ERROR,
        """A unit of a PO file has plural forms.

        No text of the catalogue has any, so the unit came from elsewhere. Remove it.
        """,
    ),
    LoadingRule(
        "po-context",
        Severity.ERROR,
        """A unit of a PO file has no `msgctxt`, so that nothing tells which text it translates.

        `msgctxt` holds the unit's key: `NotFound/cause`. Copy the unit's lines from the template
        that `errcat build` writes, or remove the unit and let `errcat sync` add it again.
        """,
    ),
    LoadingRule(
        "unit-duplicate",
        Severity.ERROR,
        """A PO file translates the same unit twice.

        The first translation is used meanwhile; programs disagree about which one counts, and
        msgfmt refuses the file. Remove one of the two. Obsolete units (`#~`) count too where key
        and English text are the same.
        """,
    ),
)
"""Every rule of reading PO files."""

_SEVERITIES = {rule.name: rule.severity for rule in (*LOADING_RULES, *PO_RULES)}


def build_finding(rule: str, message: str, span: Span, advice: str | None = None) -> Finding:
    """Build a finding of a rule of reading; `advice` is its help.

    Raises:
        KeyError: no such rule.
    """
    return Finding(rule=rule, severity=_SEVERITIES[rule], message=message, span=span, help=advice)
