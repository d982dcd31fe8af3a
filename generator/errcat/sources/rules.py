"""The rules that reading the catalogue's files applies, with their reference pages."""

from typing import NamedTuple

from errcat.findings import Finding, Severity
from errcat.position import Span


class LoadingRule(NamedTuple):
    """A rule of reading: its name, how grave its findings are, and its reference page."""

    name: str
    severity: Severity
    page: str
    """Plain text; the first paragraph says what the rule finds."""


LOADING_RULES = (
    LoadingRule(
        "missing-file",
        Severity.ERROR,
        """A file or folder that every catalogue has is missing or cannot be read.

        A catalogue is the folder `catalog/` with `catalog.yaml`, `types.yaml`, `statuses.yaml`,
        `products.yaml`, `response.yaml`, `sections.yaml`, `retired.yaml` and at least one file in
        `errors/`. `retired.yaml` holds `{}` as long as no code is retired; the others have content.
        `errcat init` writes the smallest catalogue into an empty folder.
        """,
    ),
    LoadingRule(
        "unknown-file",
        Severity.WARNING,
        """A YAML file in `catalog/` is not read, because its name is not one of those expected.

        Typical causes are the extension `.yml`, a misspelled name, or an entry file that lies
        beside the folder `errors/` instead of in it.
        """,
    ),
    LoadingRule(
        "yaml-encoding",
        Severity.ERROR,
        """A YAML file is not UTF-8, or begins with a byte order mark.

        Save the file as UTF-8 without BOM; every editor has a setting for it.
        """,
    ),
    LoadingRule(
        "yaml-character",
        Severity.ERROR,
        """A YAML file holds a control character or one of the line separators U+0085, U+2028 and
        U+2029.

        They are invisible, and programs disagree about what they do. Remove the character; where
        a text needs it, write it as an escape in double quotes: `"\\u2028"`.
        """,
    ),
    LoadingRule(
        "yaml-tab",
        Severity.ERROR,
        """A YAML file holds a tab character.

        YAML forbids tabs in indentation and editors show them in different widths. Indent with
        spaces; where a text needs a tab, write `"\\t"` in double quotes.
        """,
    ),
    LoadingRule(
        "yaml-syntax",
        Severity.ERROR,
        """A YAML file breaks the syntax of YAML, so that nothing after this place can be read.

        A frequent cause is a text with `: `, ` #` or a special first character (`{`, `[`, `*`,
        `&`, `!`, `%`, `@`, backtick) that is not quoted.
        """,
    ),
    LoadingRule(
        "yaml-depth",
        Severity.ERROR,
        """Lists and mappings are nested deeper than any catalogue needs.

        Reading stops at that place, for files made to exhaust the memory of their readers.
        """,
    ),
    LoadingRule(
        "yaml-anchor",
        Severity.ERROR,
        """A YAML file uses an anchor (`&name`) or an alias (`*name`).

        Each text stands once where readers look for it; a few lines of aliases can stand for
        gigabytes. Write the value out, and quote a text that begins with `&` or `*`.
        """,
    ),
    LoadingRule(
        "yaml-tag",
        Severity.ERROR,
        """A YAML file uses a tag (`!name`, `!!str`, `!!python/object`).

        Tags make readers construct other types; the catalogue has no use for them. Remove the
        tag, and quote a text that begins with `!`.
        """,
    ),
    LoadingRule(
        "yaml-merge-key",
        Severity.ERROR,
        """A mapping uses the merge key `<<`.

        YAML 1.2 has no merge keys and readers disagree about them. Write the values out.
        """,
    ),
    LoadingRule(
        "yaml-duplicate-key",
        Severity.ERROR,
        """A mapping has the same key twice.

        Most readers of YAML keep one of the two without a word. Remove or rename one; the first
        is used meanwhile.
        """,
    ),
    LoadingRule(
        "yaml-key",
        Severity.ERROR,
        """A key of a mapping is not a text: it is a list, a mapping, or empty.

        Typical causes are braces without quotes (`{name}` at the start of a text) and a colon
        without a word before it.
        """,
    ),
    LoadingRule(
        "yaml-comment",
        Severity.WARNING,
        """A text without quotation marks ends where a comment begins that looks like its rest.

        A number sign behind a space begins a comment: of `cause: See item #1.` only `See item` is
        read. Put such a text in quotation marks; a comment has a space behind its number sign.
        """,
    ),
    LoadingRule(
        "yaml-documents",
        Severity.ERROR,
        """A YAML file holds several documents, divided by a line `---` or `...`.

        Only the first one is read. Move the others to files of their own, or remove the line.
        """,
    ),
    LoadingRule(
        "yaml-empty",
        Severity.ERROR,
        """A YAML file has no content besides comments.

        Write `{}` (or `[]` in a file of entries) to say that nothing is meant to be there.
        """,
    ),
    LoadingRule(
        "waiver-form",
        Severity.ERROR,
        """A comment looks like a waiver but is none.

        A waiver is a comment `# errcat: allow RULE: reason`, with a reason for those who wonder
        later. On a line of its own it covers the node below it, at the end of a line that line.
        """,
    ),
    LoadingRule(
        "unknown-key",
        Severity.ERROR,
        """A mapping has a key that the format does not know.

        The key is most likely misspelled or stands on the wrong level; it would be ignored.
        """,
    ),
    LoadingRule(
        "missing-key",
        Severity.ERROR,
        """A mapping lacks a key that it must have.

        The schema that the first line of each file names tells editors what belongs where.
        """,
    ),
    LoadingRule(
        "wrong-type",
        Severity.ERROR,
        """A value is of another type than the format asks for.

        Where text is meant, a plain `NO`, `1.10`, `2024-01-01` or `~` must be quoted: some
        readers of YAML take them for a boolean, a number, a date or nothing.
        """,
    ),
    LoadingRule(
        "invalid-value",
        Severity.ERROR,
        """A value has the right type but is not one that can stand there.

        Names, codes, language tags and paths have a fixed form because they become file names,
        addresses and identifiers of programming languages.
        """,
    ),
    LoadingRule(
        "key-order",
        Severity.WARNING,
        """The keys of a mapping do not stand in their usual order.

        With one order everywhere, people find things and compare entries at a glance.
        """,
    ),
    LoadingRule(
        "template-syntax",
        Severity.ERROR,
        """A message is not a valid template.

        A placeholder is a name in lower snake case between braces: `{invalid_hash}`. A literal
        brace is written twice: `{{` and `}}`. Nothing else stands between braces: no attributes,
        indexes, conversions or format specifications.
        """,
    ),
    LoadingRule(
        "duplicate-code",
        Severity.ERROR,
        """Two entries have the same code.

        One entry describes one code, for all products; a product's own wording is an override in
        it. The first entry is used meanwhile.
        """,
    ),
    LoadingRule(
        "locale-missing",
        Severity.WARNING,
        """The catalogue lists a language that has no PO file.

        Everything is shown in English there. `errcat sync --locale TAG` starts the file.
        """,
    ),
    LoadingRule(
        "locale-unlisted",
        Severity.ERROR,
        """A PO file belongs to a language that the catalogue does not list.

        Its texts are not used. List the language under `locales` in `catalog/catalog.yaml`, or
        remove or rename the file.
        """,
    ),
)
"""Every rule of reading, in the order of their findings in a file's life."""

_SEVERITIES = {rule.name: rule.severity for rule in LOADING_RULES}


class FindingLog:
    """Collects the findings of a load; severities follow from the rules."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(
        self, rule: str, message: str, span: Span, *, advice: str, expected: str | None = None
    ) -> None:
        """Add a finding of a rule of `LOADING_RULES`; `advice` is its help.

        Raises:
            KeyError: no such rule.
        """
        self.findings.append(
            Finding(
                rule=rule,
                severity=_SEVERITIES[rule],
                message=message,
                span=span,
                expected=expected,
                help=advice,
            )
        )
