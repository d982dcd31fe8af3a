"""Where the pages of the site stand, and how one leads to another: by relative addresses only."""

from typing import NamedTuple
from urllib.parse import quote, urldefrag, urljoin

from errcat.emit.escape import is_safe_target
from errcat.emit.markdown_inline import resolve_links
from errcat.model import LocaleTag
from errcat.prose import Inline

INDEX = "index.html"


class Place(NamedTuple):
    """A page in a language; its path is the same in every language."""

    locale: LocaleTag
    path: str
    """Folder below the locale's: `codes/InvalidInput`; empty for the start page."""

    @property
    def root(self) -> str:
        """Return the way from the page's folder to the root of the site: `../../../`."""
        return "../" * (1 + (self.path.count("/") + 1 if self.path else 0))

    @property
    def home(self) -> str:
        """Return the way from the page's folder to the locale's: `../../`."""
        return self.root.removeprefix("../")

    @property
    def folder(self) -> str:
        """Return the page's folder below the root, with a slash at its end."""
        return f"{self.locale}/{self.path}/" if self.path else f"{self.locale}/"

    @property
    def file(self) -> str:
        """Return the page's file below the root."""
        return f"{self.folder}{INDEX}"

    def twin(self, ending: str) -> str:
        """Return the file below the root that says the same in another format: `md`, `json`."""
        return f"{self.locale}/{self.path or 'index'}.{ending}"

    def in_locale(self, locale: LocaleTag) -> "Place":
        """Return the same page in another language."""
        return self._replace(locale=locale)


def code_path(code: str) -> str:
    """Return the path of a code's page."""
    return f"codes/{quote(code, safe='')}"


def product_path(product: str) -> str:
    """Return the path of a product's page."""
    return f"products/{quote(product, safe='')}"


STATUSES = "status"
PROGRAMMERS = "programmers"
TRANSLATORS = "translators"


def resolve_target(target: str, url: str | None) -> str | None:
    """Return where a link of a text leads, `None` where it cannot lead anywhere.

    Args:
        target: As written: an address, or one relative to the published page's source.
        url: Address of the published page, if there is one.
    """
    if not target or not is_safe_target(target):
        return None
    is_absolute = target.partition(":")[0].lower() in ("http", "https", "mailto")
    if is_absolute or target.startswith("#"):
        return target
    if url is None:
        return None
    address, fragment = urldefrag(urljoin(url, target))
    address = address.removesuffix(".md")
    return f"{address}#{fragment}" if fragment else address


def drop_relative(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return prose without the links that lead somewhere only from the published pages."""
    return resolve_links(nodes, lambda target: resolve_target(target, None))
