"""Rules on the headers of PO files."""

from collections.abc import Iterator

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.model import Locale
from errcat.sources.po_header import ENCODING_FIELDS


def check_header(context: CheckContext) -> Iterator[Fault]:
    r"""The header of a PO file lacks a field that translators' tools need, or has a wrong one.

    Tools read the encoding and the language from it. `Language` is the file's own name; gettext
    writes it with `_`, which is accepted.

    Bad (in de-DE.po):
        "Language: de-AT\n"
        "Content-Type: text/plain; charset=ISO-8859-1\n"

    Good:
        "Language: de-DE\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"

    To mend it, write the fields so; `errcat sync` writes a header that is missing. The file
    itself is always read as UTF-8.
    """
    for translations in context.locales:
        yield from _check_locale(context, translations.locale)


def _check_locale(context: CheckContext, locale: Locale) -> Iterator[Fault]:
    span = locale.header_span
    if not locale.header:
        if locale.is_whole:
            yield Fault(span, "the file has no header", help="run `errcat sync`, which writes it")
        return
    fields = {name.lower(): value.strip() for name, value in locale.header.items()}
    for name, expected in (("Language", locale.tag), *ENCODING_FIELDS.items()):
        found = fields.get(name.lower())
        if found is None:
            yield Fault(span, f"the header lacks {name}", None, f"{name}: {expected}")
        elif _normalize(found) != _normalize(expected):
            place = context.lines.find_below(span, found) if found else span
            message = f"{name} is {found!r} in the header"
            yield Fault(place, message, found, expected)


def _normalize(value: str) -> str:
    return value.lower().replace("_", "-").replace(" ", "").replace("utf8", "utf-8")
