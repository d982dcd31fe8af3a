"""Files for machines that visit the site: `sitemap.xml`, `llms.txt`."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from errcat.emit.escape import html_text, markdown_text
from errcat.emit.html.places import Place
from errcat.emit.html.site import LocaleSite, Site
from errcat.prose import plain_text

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_listings(
    site: Site, source: LocaleSite, paths: Iterable[str]
) -> dict[PurePosixPath, str]:
    """Write the files; they need absolute addresses, so none where the site has no address.

    Args:
        site: The site.
        source: The site in its source language.
        paths: Paths of all pages, the same in every language.
    """
    base = site.catalog.base_url
    if base is None:
        return {}
    return {
        PurePosixPath("sitemap.xml"): _write_sitemap(site, base, paths),
        PurePosixPath("llms.txt"): _write_llms(source, base),
    }


def _write_sitemap(site: Site, base: str, paths: Iterable[str]) -> str:
    """Write every page with its languages. Source: sitemaps.org; hreflang as Google reads it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path in paths:
        addresses = {
            item.tag: html_text(f"{base}{Place(item.tag, path).folder}")
            for item in site.public_languages
        }
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>'
            for tag, address in addresses.items()
        )
        lines += [f"<url><loc>{address}</loc>{alternates}</url>" for address in addresses.values()]
    return "\n".join([*lines, "</urlset>", ""])


def _write_llms(source: LocaleSite, base: str) -> str:
    """Write an overview for language models. Source: llmstxt.org."""
    catalog = source.site.catalog
    description = plain_text(source.parsed.prose("catalog/description").nodes)
    lines = [f"# {markdown_text(source.name)}", "", f"> {markdown_text(description)}", ""]
    lines += ["## Products", ""]
    for product in catalog.products.values():
        twin = Place(source.tag, f"products/{product.id}").twin("md")
        lines.append(f"- [{markdown_text(product.name.value)}]({base}{twin})")
    lines += ["", "## Codes", ""]
    for entry in catalog.entries.values():
        twin = Place(source.tag, f"codes/{entry.code}").twin("md")
        status = catalog.statuses[entry.status]
        lines.append(f"- [{entry.code}]({base}{twin}): {status.number} {status.phrase.value}")
    lines += ["", "## Data", "", f"- [catalog.json]({base}catalog.json): everything, in English"]
    return "\n".join([*lines, ""])
