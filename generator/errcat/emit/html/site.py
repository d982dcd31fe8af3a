"""What all pages of the site share: languages, words, addresses, and the templates."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from errcat.emit.html.inline import Surroundings, write_breakable_code, write_code
from errcat.emit.html.places import INDEX, Place
from errcat.emit.html.texts import HtmlTexts
from errcat.emit.locale_texts import LocaleTexts
from errcat.emit.pseudo import PSEUDO_LOCALES
from errcat.locales import native_name, text_direction
from errcat.model import LocaleTag, Project, Unit

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)
"""Content security policy of every page: only files of the site, nothing inline, no requests.

`file:` is for pages opened from disk, where `'self'` means nothing to Firefox; no browser lets a
page from elsewhere load files of the disk.
"""

_TEMPLATES = Path(__file__).with_name("templates")


class Language(NamedTuple):
    """A language of the site, as the switch offers it."""

    tag: LocaleTag
    name: str
    """In the language itself."""
    direction: str


class PageHead(NamedTuple):
    """What distinguishes a page before its content begins."""

    place: Place
    title: str
    description: str
    scripts: tuple[str, ...] = ()
    """Files below the root, besides those that every page has."""


class Site:
    """The project and what is the same in every language."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.catalog = project.catalog
        self.source = project.catalog.source_locale
        tags = (self.source, *project.locales)
        self.languages = tuple(Language(tag, native_name(tag), text_direction(tag)) for tag in tags)
        self.codes = frozenset(map(str, (*self.catalog.entries, *self.catalog.retired)))
        self.units_by_code: dict[str, list[Unit]] = {}
        for unit in project.units.values():
            if unit.code is not None:
                self.units_by_code.setdefault(unit.code, []).append(unit)

    @property
    def public_languages(self) -> tuple[Language, ...]:
        """Return the languages that readers have: those that are not made up for testing."""
        return tuple(item for item in self.languages if item.tag not in PSEUDO_LOCALES)


class LocaleSite:
    """The site in one language."""

    def __init__(self, site: Site, language: Language) -> None:
        self.site = site
        self.language = language
        self.parsed = LocaleTexts(site.project, language.tag)
        self.texts = HtmlTexts(self.parsed, site.source)
        self.name = self.parsed.label("catalog/name").text

    @property
    def tag(self) -> LocaleTag:
        """Return the language's tag."""
        return self.language.tag

    @property
    def is_source(self) -> bool:
        """Whether the language is the one that the catalogue is written in."""
        return self.tag == self.site.source

    def place(self, path: str = "") -> Place:
        """Return a page of this language."""
        return Place(self.tag, path)

    def around(self, place: Place, url: str | None = None, own_code: str = "") -> Surroundings:
        """Return what the texts of a page can refer to."""
        return Surroundings(place.home, self.site.codes, url, own_code)

    def render(self, template: str, head: PageHead, context: Mapping[str, object]) -> str:
        """Render a page."""
        return load_templates().get_template(template).render({**self._frame(head), **context})

    def _frame(self, head: PageHead) -> dict[str, object]:
        """Return what the frame around every page shows."""
        place, root = head.place, head.place.root
        return {
            "policy": POLICY,
            "lang": self.tag,
            "direction": self.language.direction,
            "is_source": self.is_source,
            "title": head.title,
            "description": head.description,
            "site_name": self.name,
            "scripts": head.scripts,
            "root": root,
            "home": place.home,
            "path": place.path,
            "languages": [
                (item, f"{root}{place.in_locale(item.tag).file}") for item in self.site.languages
            ],
            "english": f"{root}{place.in_locale(self.site.source).file}",
            "markdown": f"{root}{place.twin('md')}",
            "json": f"{root}{place.twin('json')}",
            "addresses": self._list_addresses(place),
            "word": self.texts.word,
            "plain": self._plain,
        }

    def _plain(self, key: str) -> str:
        return self.texts.plain(f"ui/{key}")

    def _list_addresses(self, place: Place) -> dict[str, str]:
        """Return the page's absolute addresses by language; none where the site has no address."""
        base = self.site.catalog.base_url
        if base is None or self.tag in PSEUDO_LOCALES:
            return {}
        addresses: dict[str, str] = {
            item.tag: f"{base}{place.in_locale(item.tag).folder}"
            for item in self.site.public_languages
        }
        if not place.path or place.path.startswith("codes/"):
            addresses["x-default"] = f"{base}{place.path}/" if place.path else base
        return addresses


@cache
def load_templates() -> Environment:
    """Return the templates; whatever they show is escaped, and what is missing raises."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["INDEX"] = INDEX
    environment.filters["code"] = _write_code
    environment.filters["breakable"] = _write_breakable_code
    return environment


def _write_code(text: object) -> Markup:
    return Markup(write_code(str(text)))  # noqa: S704  # escaped


def _write_breakable_code(code: object) -> Markup:
    return Markup(write_breakable_code(str(code)))  # noqa: S704  # escaped
