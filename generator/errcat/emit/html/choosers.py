"""Pages without a language: they lead to the reader's, or list those that there are."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from errcat.emit.html.places import INDEX, Place, code_path
from errcat.emit.html.site import POLICY, LocaleSite, Site, load_templates
from errcat.model import Catalog, LocaleTag


def render_choosers(
    site: Site, locales: Mapping[LocaleTag, LocaleSite], root: str
) -> dict[PurePosixPath, str]:
    """Render the root's page, one a code, and the one for addresses that do not exist.

    Args:
        site: The site.
        locales: The site in each language.
        root: Where the site begins on its host; empty if that is not known.
    """
    files = {PurePosixPath(INDEX): _render(site, locales, path="", title=site.catalog.name.value)}
    for former, code in _list_codes(site.catalog).items():
        file = PurePosixPath(code_path(former), INDEX)
        files[file] = _render(site, locales, path=code_path(code), title=code)
    files[PurePosixPath("404.html")] = _render_missing(site, locales, root)
    return files


def _list_codes(catalog: Catalog) -> dict[str, str]:
    """Return today's codes by every name that links can have; a renamed code has several."""
    formers = {
        former.value: str(entry.code)
        for entry in catalog.entries.values()
        for former in entry.formerly
    }
    return {**formers, **{str(code): str(code) for code in (*catalog.entries, *catalog.retired)}}


def _render(site: Site, locales: Mapping[LocaleTag, LocaleSite], path: str, title: str) -> str:
    root = "../" * (path.count("/") + 1 if path else 0)
    base = site.catalog.base_url
    places = [(item, Place(item.tag, path)) for item in site.languages]
    public = {item.tag for item in site.public_languages}
    addresses: dict[str, str] = {
        place.locale: f"{base}{place.folder}"
        for _, place in places
        if base and place.locale in public
    }
    if base:
        addresses["x-default"] = f"{base}{path}/" if path else base
    return (
        load_templates()
        .get_template("choose.html.jinja")
        .render(
            source=site.source,
            direction=site.languages[0].direction,
            policy=POLICY,
            title=title,
            site_name=site.catalog.name.value,
            root=root,
            public=site.public_languages,
            addresses=addresses,
            is_missing=False,
            is_code=bool(path),
            links=[(item, f"{root}{place.file}", locales[item.tag].name) for item, place in places],
        )
    )


def _render_missing(site: Site, locales: Mapping[LocaleTag, LocaleSite], root: str) -> str:
    """Render what hosts show for addresses that do not exist, at whatever depth."""
    texts = locales[site.source].texts
    return (
        load_templates()
        .get_template("choose.html.jinja")
        .render(
            source=site.source,
            direction=site.languages[0].direction,
            policy=POLICY,
            title=texts.plain("ui/not-found"),
            site_name=site.catalog.name.value,
            root=root,
            public=site.public_languages,
            addresses={},
            is_missing=True,
            is_code=False,
            links=[
                (
                    item,
                    f"{root}{Place(item.tag, '').file}",
                    locales[item.tag].texts.plain("ui/not-found"),
                )
                for item in site.languages
            ],
        )
    )
