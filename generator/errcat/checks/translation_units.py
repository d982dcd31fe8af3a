"""Rules on the state of translations: which there are, and whether they are of today."""

from collections.abc import Iterable, Iterator

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.findings import count_noun
from errcat.sources import LOCALES_FOLDER

_SHOWN = 3
"""How many units a summary names."""
_MISSPELLED = (
    "if its entry was renamed, write `formerly` there and run `errcat sync`; else correct it here"
)
_GONE = (
    "if its entry was renamed, write `formerly` there; otherwise `errcat sync` makes it obsolete"
)
"""What to do about units that belong to no text."""


def check_stale(context: CheckContext) -> Iterator[Fault]:
    """The English text has changed since it was translated.

    The unit's `msgid` is no longer what the catalogue says, so pages show the English text,
    marked as not translated, and the unit counts as untranslated.

    To mend it, run `errcat sync`, which writes the new English into the file and marks the unit
    as fuzzy; then correct the translation and remove the mark.
    """
    for translations in context.locales:
        for english, translation in translations.stale:
            message = f"the English of {translation.key} has changed since"
            help_ = "run `errcat sync`, correct the translation, and remove the flag fuzzy"
            yield Fault(
                translation.msgid_span,
                message,
                translation.msgid,
                english.value,
                help_,
                english.unit.code,
            )


def check_fuzzy(context: CheckContext) -> Iterator[Fault]:
    """A translation is marked as unsure.

    A translator, a tool, or `errcat sync` after a change of the English has set the flag `fuzzy`.
    Until it is removed, pages show the English text.

    Bad:
        #, fuzzy
        msgid "Berth {berth} is occupied."
        msgstr "Liegeplatz {berth} ist frei."

    Good:
        msgid "Berth {berth} is occupied."
        msgstr "Liegeplatz {berth} ist belegt."

    To mend it, correct the translation and remove the flag.
    """
    for translations in context.locales:
        for pair in translations.fuzzy:
            text = context.translated_text(pair, translations.style)
            message = f"the translation of {pair[1].key} is marked as unsure"
            span = text.locate(0, len(text.value))
            help_ = "correct it, and remove the flag fuzzy"
            yield Fault(span, message, text.value, None, help_, text.code)


def check_missing(context: CheckContext) -> Iterator[Fault]:
    """Units of a language stand in its file without a translation.

    Pages show the English text in their place. There is one finding a language, at the first such
    unit; `errcat status` counts them, and `coverage` says when there are too many.

    To mend it, translate them.
    """
    for translations in context.locales:
        if translations.empty:
            keys = [translation.key for _, translation in translations.empty]
            message = f"{count_noun(len(keys), 'unit')} without a translation: {_summarize(keys)}"
            yield Fault(translations.empty[0][1].msgstr_span, message, help="translate them")


def check_unit_missing(context: CheckContext) -> Iterator[Fault]:
    """A file of translations lacks units of the catalogue.

    Translators see only what stands in their file.

    Not counted are those that `unit-unknown` finds under other keys, nor those of a file without
    header or with units that cannot be read.

    To mend it, run `errcat sync`, which adds the units and changes nothing else.
    """
    for translations in context.locales:
        absent = (english.unit.key for english in translations.absent)
        keys = [key for key in absent if key not in translations.misnamed]
        if keys and translations.is_sound:
            verb = "is" if len(keys) == 1 else "are"
            message = f"{count_noun(len(keys), 'unit')} {verb} not in the file: {_summarize(keys)}"
            yield Fault(translations.locale.header_span, message, help="run `errcat sync`")


def _summarize(keys: Iterable[str]) -> str:
    names = list(keys)
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def check_unit_unknown(context: CheckContext) -> Iterator[Fault]:
    """A unit of a file of translations belongs to no text of the catalogue.

    Its `msgctxt` is misspelled, or the text was removed or renamed since.

    Bad:
        msgctxt "InvalidBirth/message"

    Good:
        msgctxt "InvalidBerth/message"

    To mend it, correct a misspelled key. If an entry was renamed, let it list its earlier name
    (`formerly`). Then run `errcat sync`: it moves translations of renamed entries to their new
    keys, and keeps the others as obsolete units, in case their texts come back.
    """
    for translations in context.locales:
        for key, meant in translations.strangers.items():
            message, help_ = f"the catalogue has no text {key!r}", _MISSPELLED if meant else _GONE
            if meant and key in context.units[meant].unit.former_keys:
                message = f"{key!r} is called {meant!r} now"
                help_ = "run `errcat sync`, which carries it over"
            span = translations.locale.translations[key].msgid_span
            yield Fault(span, message, None, meant, help_)


def check_coverage(context: CheckContext) -> Iterator[Fault]:
    """Fewer texts of a language are translated than `catalog.yaml` demands.

    `coverage` is the least share in percent. Translations that are missing, fuzzy or stale do not
    count, and neither do units that `unit-unknown` finds under other keys; a file without header,
    or with units that cannot be read, has to be mended first. `errcat build` goes on all the same;
    only `errcat check` fails.

    Bad (with 60 of 100 texts translated):
        locales:
          de-DE: {coverage: 80}

    To mend it, translate more texts: those whose `msgstr` is empty, and those marked fuzzy. Or
    lower the floor.
    """
    for tag, wanted in context.catalog.locales.items():
        if wanted.coverage and not context.lines.has_file(f"{LOCALES_FOLDER}/{tag}.po"):
            message = f"no text is translated; the floor is {wanted.coverage} %"
            yield Fault(wanted.span, message, help=f"run `errcat sync --locale {tag}`")
    for translations in context.locales:
        total = len(context.units) - len(translations.misnamed)
        settings = context.catalog.locales.get(translations.locale.tag)
        done = len(translations.shown)
        if settings is None or not translations.is_sound:
            continue
        if done * 100 >= settings.coverage * total:
            continue
        message = f"fewer texts are translated than the floor of {settings.coverage} %"
        share = f"{done} of {total} are ({_floor_percent(done, total)} %)"
        help_ = f"{share}; `errcat status` shows which states the others are in"
        yield Fault(translations.locale.header_span, message, help=help_)


def _floor_percent(done: int, total: int) -> str:
    """Return the share with one digit, never rounded up to a floor that it misses."""
    tenths = done * 1000 // total
    return f"{tenths // 10}.{tenths % 10}"
