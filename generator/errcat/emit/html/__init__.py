"""The emitter of the site: pages in every language, their twins, data and assets."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from errcat.emit import catalog_json, gettext, schema, yaml_schema
from errcat.emit.html.choosers import render_choosers
from errcat.emit.html.code_pages import CodePages
from errcat.emit.html.guide_pages import Coverage, GuidePages, measure_coverage
from errcat.emit.html.index_pages import IndexPages
from errcat.emit.html.listings import write_listings
from errcat.emit.html.lookup_data import write_lookup_data
from errcat.emit.html.places import PROGRAMMERS, STATUSES, TRANSLATORS, code_path, product_path
from errcat.emit.html.product_pages import ProductPages
from errcat.emit.html.retired_pages import render_retired, write_retired
from errcat.emit.html.site import LocaleSite, Site
from errcat.emit.html.twins import CommonTwins, LocaleTwins, Twin
from errcat.emit.page import PageView, view_page
from errcat.model import ProductId, Project

_ASSETS = Path(__file__).with_name("assets")


def emit(project: Project) -> dict[PurePosixPath, str]:
    """Write the whole site: `LOCALE/…`, `codes/…`, `assets/…`, `schema/…` and data."""
    address = project.catalog.base_url
    return emit_below(project, urlsplit(address).path if address else "")


def emit_below(project: Project, root: str) -> dict[PurePosixPath, str]:
    """Write the whole site for a folder of its host, given with slashes at both ends.

    Only the page for addresses that do not exist depends on it, as it can stand at any depth;
    without a root, its links hold for the root alone.
    """
    site = Site(project)
    locales = {item.tag: LocaleSite(site, item) for item in site.languages}
    public = {item.tag for item in site.public_languages} - {site.source}
    coverages = tuple(measure_coverage(locale) for tag, locale in locales.items() if tag in public)
    catalog = site.catalog
    views = {product.id: view_page(catalog, product) for product in catalog.products.values()}
    common = CommonTwins(site)
    paths: dict[str, None] = {}
    files: dict[PurePosixPath, str] = {}
    for locale in locales.values():
        writer = _LocaleWriter(locale, views, common, coverages)
        for path, page, twin in writer.write_pages():
            place = locale.place(path)
            paths[path] = None
            files[PurePosixPath(place.file)] = page
            files[PurePosixPath(place.twin("md"))] = twin.markdown
            files[PurePosixPath(place.twin("json"))] = twin.json
        files[PurePosixPath(locale.tag, "lookup-data.js")] = write_lookup_data(locale)
    files.update(render_choosers(site, locales, root))
    files.update(write_listings(site, locales[site.source], paths))
    files.update(_copy_data(project))
    files.update(_read_assets())
    return dict(sorted(files.items()))


class _LocaleWriter:
    """Writes the pages of one language with their twins."""

    def __init__(
        self,
        locale: LocaleSite,
        views: dict[ProductId, PageView],
        common: CommonTwins,
        coverages: tuple[Coverage, ...],
    ) -> None:
        self._locale = locale
        self._views = views
        self._twins = LocaleTwins(locale, common)
        self._coverages = coverages

    def write_pages(self) -> Iterator[tuple[str, str, Twin]]:
        """Yield path, page and twins."""
        locale, twins, catalog = self._locale, self._twins, self._locale.site.catalog
        indexes = IndexPages(locale)
        guides = GuidePages(locale, self._coverages)
        yield "", indexes.render_start(), twins.write_start()
        yield STATUSES, indexes.render_statuses(), twins.write_statuses()
        yield PROGRAMMERS, guides.render_programmers(), twins.write_programmers()
        translators = twins.write_translators(self._coverages)
        yield TRANSLATORS, guides.render_translators(), translators
        products = ProductPages(locale)
        for view in self._views.values():
            path = product_path(view.product.id)
            yield path, products.render(view), twins.write_product(view.product)
        codes = CodePages(locale, self._views)
        for entry in catalog.entries.values():
            yield code_path(entry.code), codes.render(entry), twins.write_code(entry)
        for retired in catalog.retired.values():
            page = render_retired(locale, retired)
            yield code_path(retired.code), page, write_retired(locale, retired)


def _copy_data(project: Project) -> dict[PurePosixPath, str]:
    """Return what other emitters write and the site's pages lead to."""
    schemas = {
        **schema.emit(project),
        **yaml_schema.emit(project),
        **catalog_json.write_schemas(project.catalog),
    }
    return {
        **{PurePosixPath("schema", path): text for path, text in schemas.items()},
        **catalog_json.write_documents(project, "schema/"),
        **gettext.emit(project),
    }


def _read_assets() -> dict[PurePosixPath, str]:
    return {
        PurePosixPath("assets", path.name): path.read_text(encoding="utf-8")
        for path in sorted(_ASSETS.iterdir())
    }
