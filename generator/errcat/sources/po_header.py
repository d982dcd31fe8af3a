"""What PO files begin with: the header of the template and that of a new language."""

from collections.abc import Mapping

from errcat.locales import english_name, plural_forms
from errcat.sources.po_text import quote

ENCODING_FIELDS = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""What every header says of the file. Source: GNU gettext manual, "Filling in the Header Entry"."""


def template_header(name: str) -> str:
    """Return the header of the template of a catalogue's texts."""
    fields = {
        "Project-Id-Version": name,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
    }
    comments = (f"Template for translations of {name}.", "Written by errcat build; do not edit.")
    return _render_header(comments, {**fields, **ENCODING_FIELDS})


def locale_header(name: str, tag: str, created: str) -> str:
    """Return the header of a new PO file.

    Args:
        name: The catalogue's name.
        tag: The locale.
        created: The time of today as gettext writes it: `2026-01-31 18:05+0100`.

    Raises:
        ValueError: the tag is not well-formed.
    """
    language = english_name(tag)
    fields = {
        "Project-Id-Version": name,
        "PO-Revision-Date": created,
        "Last-Translator": "",
        "Language-Team": language,
        "Language": tag.replace("-", "_"),
        **ENCODING_FIELDS,
        "Plural-Forms": plural_forms(tag),
    }
    return _render_header((f"{language} translations of {name}.",), fields)


def _render_header(comments: tuple[str, ...], fields: Mapping[str, str]) -> str:
    lines = [f"# {comment}" for comment in comments]
    text = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields.items())
    return "\n".join([*lines, 'msgid ""', f"msgstr {quote(text)}"]) + "\n"
