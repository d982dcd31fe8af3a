"""Catalogues to measure the Python package with: many templates, many languages with long texts."""

import random
from pathlib import Path

from tests.benchmarks.synthetic import locale_tags, write_project

from errcat.model import Code, ErrorEntry, Locale, LocaleSettings, LocaleTag, Message, Project
from errcat.placeholders import parse_template
from errcat.project import load_project
from errcat.units import collect_units

_SUBJECTS = ("Alert", "Device", "Domain", "File", "Group", "Indicator", "Machine", "Policy", "User")
_VERBS = (
    "blocked",
    "closed",
    "deleted",
    "exported",
    "found",
    "isolated",
    "merged",
    "moved",
    "read",
)


def write_template(choose: random.Random, number: int) -> str:
    """Return a template in the style of an API, with up to two placeholders, unlike all others."""
    subject, verb = choose.choice(_SUBJECTS), choose.choice(_VERBS)
    reason = f"{choose.choice(_SUBJECTS).lower()} {number:05} {choose.choice(_VERBS)}"
    return choose.choice(
        [
            f"{subject} cannot be {verb}: {reason}.",
            f"{subject} {{value}} cannot be {verb}: {reason}.",
            f"{subject} {{value}} cannot be {verb}: {reason} {{other}}.",
            f"{{value}} cannot be {verb} by {reason} of {{other}}.",
            f"No {subject.lower()} {verb} by {reason} has {{value}}.",
            f"{reason.capitalize()}: {{value}}",
        ]
    )


def load_many_templates(folder: Path, count: int) -> Project:
    """A project of so many codes, each with another template."""
    write_project(folder, codes=1, locales=0)
    project = load_project(folder).project
    assert project is not None
    (base,) = project.catalog.entries.values()
    choose = random.Random(7)
    entries: dict[Code, ErrorEntry] = {}
    for number in range(count):
        text = write_template(choose, number)
        template = parse_template(text)[0]
        placeholder = base.placeholders["value"]._replace(type="uuid", example="x")
        code = Code(f"Error{number:05}")
        entries[code] = base._replace(
            code=code,
            message=Message(template, base.cause._replace(value=text)),
            placeholders={name: placeholder._replace(name=name) for name in template.names},
        )
    catalog = project.catalog._replace(entries=entries)
    return project._replace(catalog=catalog, units=collect_units(catalog))


def load_many_languages(root: Path, count: int, factor: int) -> Project:
    """The project at a root with so many languages, and every text so many times as long."""
    project = load_project(root).project
    assert project is not None
    units = {
        key: unit._replace(text=unit.text._replace(value=unit.text.value * factor))
        for key, unit in project.units.items()
    }
    any_locale = next(iter(project.locales.values()))
    translations = {
        key: translation._replace(msgid=units[key].text.value, msgstr=translation.msgstr * factor)
        for key, translation in any_locale.translations.items()
        if key in units
    }
    any_settings = next(iter(project.catalog.locales.values()))
    settings: dict[LocaleTag, LocaleSettings] = {}
    locales: dict[LocaleTag, Locale] = {}
    for tag in map(LocaleTag, locale_tags(count)):
        settings[tag] = any_settings._replace(tag=tag)
        locales[tag] = any_locale._replace(tag=tag, translations=translations)
    catalog = project.catalog._replace(locales=settings, python_package="many_languages")
    return project._replace(catalog=catalog, units=units, locales=locales)
