"""Each page once more as Markdown and as JSON, for readers that are no browsers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from errcat.emit.catalog_json import build_catalog
from errcat.emit.escape import markdown_line, markdown_text
from errcat.emit.html.code_markdown import CodeWriter
from errcat.emit.html.guide_pages import Coverage
from errcat.emit.html.places import (
    PROGRAMMERS,
    STATUSES,
    TRANSLATORS,
    code_path,
    drop_relative,
    product_path,
    resolve_target,
)
from errcat.emit.html.site import LocaleSite, Site
from errcat.emit.json_text import render_json
from errcat.emit.markdown import write_pages
from errcat.emit.markdown_inline import render_prose
from errcat.emit.page import find_edition
from errcat.model import Code, ErrorEntry, Json, Product, resolve


class Twin(NamedTuple):
    """The other formats of a page."""

    markdown: str
    json: str


class CommonTwins:
    """What the twins of all languages are made from."""

    def __init__(self, site: Site) -> None:
        catalog: dict[str, Json] = build_catalog(site.catalog)
        self.errors = _as_mapping(catalog["errors"])
        self.products = _as_mapping(catalog["products"])
        self.statuses = catalog["statuses"]
        self.pages = {
            (locale, product.id): text
            for locale, product, text in write_pages(site.project, _resolve_link)
        }


def _resolve_link(product: Product, target: str) -> str | None:
    return resolve_target(target, product.url.value if product.url else None)


def _as_mapping(value: Json) -> Mapping[str, Json]:
    assert isinstance(value, dict)
    return value


class LocaleTwins:
    """Writes the twins of one language's pages."""

    def __init__(self, locale: LocaleSite, common: CommonTwins) -> None:
        self._locale = locale
        self._catalog = locale.site.catalog
        self._common = common

    def write_code(self, entry: ErrorEntry) -> Twin:
        """Write the twins of a code's page."""
        value: dict[str, Json] = {
            "locale": self._locale.tag,
            "code": entry.code,
            "url": self._address(code_path(entry.code)),
            "since": self._list_editions(entry),
        }
        details = _as_mapping(self._common.errors[entry.code])
        texts = collect_texts(self._locale, list_keys(self._locale, entry.code))
        return Twin(
            "\n".join(CodeWriter(self._locale, entry).write_lines()),
            render_json({**value, **details, "texts": texts}),
        )

    def _list_editions(self, entry: ErrorEntry) -> dict[str, Json]:
        """Return since when products have a code, where it is not since ever."""
        products = [self._catalog.products[product] for product in entry.availability]
        editions = {
            product.id: find_edition(product, entry.availability[product.id].since)
            for product in products
        }
        return {product: edition.label for product, edition in editions.items() if edition}

    def write_product(self, product: Product) -> Twin:
        """Write the twins of a product's page; as Markdown, it is what the published page says."""
        value: dict[str, Json] = {
            "locale": self._locale.tag,
            "product": product.id,
            "url": self._address(product_path(product.id)),
        }
        keys = (
            key for key in self._locale.site.project.units if key.startswith(f"page/{product.id}/")
        )
        details = _as_mapping(self._common.products[product.id])
        return Twin(
            self._common.pages[self._locale.tag, product.id],
            render_json({**value, **details, "texts": collect_texts(self._locale, keys)}),
        )

    def write_start(self) -> Twin:
        """Write the twins of the start page: an index of everything."""
        return self._write_index("", self._locale.name)

    def write_statuses(self) -> Twin:
        """Write the twins of the index by status."""
        return self._write_index(STATUSES, self._locale.texts.plain("ui/by-status"))

    def write_programmers(self) -> Twin:
        """Write the twins of the page for programmers."""
        plain, catalog = self._locale.texts.plain, self._catalog
        schemas: dict[str, Json] = {
            product: [f"schema/{product}.schema.json", f"schema/{product}.strict.schema.json"]
            for product in catalog.products
        }
        lines = [f"# {markdown_text(plain('ui/for-programmers'))}", ""]
        lines += [markdown_line(markdown_text(plain("ui/test-the-code"))), ""]
        lines += [f"## {markdown_text(plain('ui/package'))}", ""]
        lines += [markdown_line(markdown_text(plain("ui/package-use"))), ""]
        lines += ["```python", f"import {catalog.python_package}", "```", ""]
        lines += [f"## {markdown_text(plain('ui/schemas'))}", ""]
        for product, names in schemas.items():
            name = markdown_text(catalog.products[product].name.value)  # type: ignore[index]  # an id
            assert isinstance(names, list)
            links = ", ".join(f"[{markdown_text(str(path))}](../{path})" for path in names)
            lines.append(f"- {name}: {links}")
        value: dict[str, Json] = {
            "locale": self._locale.tag,
            "url": self._address(PROGRAMMERS),
            "python_package": catalog.python_package,
            "python_distribution": catalog.python_distribution,
            "schemas": schemas,
            "catalog": "catalog.json",
        }
        return Twin("\n".join([*lines, ""]), render_json(value))

    def write_translators(self, coverages: tuple[Coverage, ...]) -> Twin:
        """Write the twins of the page for translators."""
        plain = self._locale.texts.plain
        lines = [f"# {markdown_text(plain('ui/for-translators'))}", ""]
        lines += [f"## {markdown_text(plain('ui/coverage'))}", ""]
        lines += [
            f"- {markdown_text(item.language.name)} ({item.language.tag}): {item.percent} % "
            f"({item.translated}/{item.total})"
            for item in coverages
        ]
        value: dict[str, Json] = {
            "locale": self._locale.tag,
            "url": self._address(TRANSLATORS),
            "coverage": {
                item.language.tag: {
                    "path": item.path,
                    "units": item.total,
                    "percent": item.percent,
                    **{str(share.state): share.units for share in item.shares},
                }
                for item in coverages
            },
        }
        return Twin("\n".join([*lines, ""]), render_json(value))

    def _write_index(self, path: str, heading: str) -> Twin:
        up = "../" if path else ""
        nodes = drop_relative(self._locale.parsed.prose("catalog/description").nodes)
        description = render_prose(nodes, {})
        lines = [f"# {markdown_text(heading)}", "", markdown_line(description), ""]
        codes_by_status: dict[int, list[ErrorEntry]] = {}
        for entry in self._catalog.entries.values():
            codes_by_status.setdefault(entry.status, []).append(entry)
        for number in sorted(codes_by_status):
            status = self._catalog.statuses[number]
            lines += [f"## {status.number} {markdown_text(status.phrase.value)}", ""]
            for entry in codes_by_status[number]:
                lines.append(f"- [`{entry.code}`]({code_path(entry.code)}.md)")
            lines.append("")
        value: dict[str, Json] = {
            "locale": self._locale.tag,
            "name": self._locale.name,
            "url": self._address(path),
            "catalog": f"{up}../catalog.json" if path else "../catalog.json",
            "products": list(map(str, self._catalog.products)),
            "codes": {
                str(number): [str(entry.code) for entry in codes_by_status[number]]
                for number in sorted(codes_by_status)
            },
        }
        return Twin("\n".join(lines), render_json(value))

    def _address(self, path: str) -> str | None:
        """Return a page's absolute address; `None` where the site has none."""
        base = self._catalog.base_url
        return f"{base}{self._locale.place(path).folder}" if base else None


def list_keys(locale: LocaleSite, code: Code) -> Iterator[str]:
    """Yield the keys of a code's units."""
    return (unit.key for unit in locale.site.units_by_code[code])


def collect_texts(locale: LocaleSite, keys: Iterable[str]) -> dict[str, Json]:
    """Return texts of a language by the key of their unit; only those it has."""
    found = {key: resolve(locale.site.project, key, locale.tag) for key in keys}
    return {key: text.value for key, text in found.items() if text.is_translated}
