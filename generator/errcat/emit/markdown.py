"""The emitter of Markdown: a reference page per product and language, as Learn publishes them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Self

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from errcat.emit.escape import yaml_block
from errcat.emit.locale_texts import LocaleTexts
from errcat.emit.markdown_blocks import Entries, write_blocks
from errcat.emit.markdown_entries import prepare_entry
from errcat.emit.markdown_texts import TextWriter
from errcat.emit.page import PageView, view_page
from errcat.model import Catalog, Json, LocaleTag, Product, Project

_OWN_KEYS = ("title", "description", "no-loc")
"""Front matter that the page's texts and codes decide."""


def emit(project: Project) -> Mapping[PurePosixPath, str]:
    """Write `LOCALE/SLUG.md` for each product and locale, English included."""
    files = {
        PurePosixPath(locale, f"{product.page.slug.value}.md"): text
        for locale, product, text in write_pages(project)
    }
    return dict(sorted(files.items()))


def write_pages(
    project: Project, resolve: Callable[[Product, str], str | None] | None = None
) -> Iterator[tuple[LocaleTag, Product, str]]:
    """Yield the page of each product in each locale, the source locale first.

    Args:
        project: The project.
        resolve: Where the links of a product's page lead from elsewhere, without what its publisher
            includes; `None`: the pages stand where they are published.
    """
    catalog = project.catalog
    template = _load_template()
    pages = [_Page.prepare(catalog, product) for product in catalog.products.values()]
    for locale in (catalog.source_locale, *project.locales):
        locale_texts = LocaleTexts(project, locale)
        for page in pages:
            product = page.view.product
            follow = partial(resolve, product) if resolve else None
            texts = TextWriter(product, locale_texts, catalog.source_locale, follow)
            yield (
                locale,
                product,
                template.render(
                    front_matter=_render_titles(product, locale_texts) + page.front_matter,
                    heading=texts.write_heading(page.view.heading),
                    blocks=write_blocks(page.view, texts, page.entries),
                ),
            )


class _Page(NamedTuple):
    """What a product's page has in common in every language."""

    view: PageView
    front_matter: str
    entries: Entries

    @classmethod
    def prepare(cls, catalog: Catalog, product: Product) -> Self:
        """Collect it."""
        view = view_page(catalog, product)
        entries = {entry.code: prepare_entry(entry) for entry in view.entries}
        return cls(view, _render_front_matter(catalog, product), entries)


@cache
def _load_template() -> Template:
    environment = Environment(  # noqa: S701  # Markdown has escaping of its own: errcat.emit.escape
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.md.jinja")


def _render_titles(product: Product, texts: LocaleTexts) -> str:
    """Write the front matter that each language has of its own."""
    titles: Json = {
        key: texts.label(f"page/{product.id}/{key}", product.name.value).text
        for key in ("title", "description")
    }
    return yaml_block(titles).removeprefix("\n")


def _render_front_matter(catalog: Catalog, product: Product) -> str:
    """Write the front matter that all languages share."""
    configured = product.page.front_matter
    shared = {key: value for key, value in configured.items() if key not in _OWN_KEYS}
    return yaml_block({**shared, "no-loc": _list_no_loc(catalog, product)})


def _list_no_loc(catalog: Catalog, product: Product) -> list[Json]:
    """List what localization must leave alone: codes, status labels and phrases, property names."""
    entries = catalog.entries_of(product.id)
    statuses = [catalog.statuses[number] for number in sorted({entry.status for entry in entries})]
    configured = product.page.front_matter.get("no-loc")
    terms = [
        *(configured if isinstance(configured, list) else ()),
        *(entry.code for entry in entries),
        *(text.value for status in statuses for text in (status.label, status.phrase)),
        *catalog.response.property_names,
    ]
    return list(dict.fromkeys(map(str, terms)))
