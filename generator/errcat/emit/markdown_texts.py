"""The texts of one page in one language as Markdown, by the key of their unit."""

from collections.abc import Mapping

from errcat.emit.escape import html_text, markdown_text
from errcat.emit.locale_texts import LocaleTexts
from errcat.emit.markdown_inline import Resolve, render_message, render_prose, resolve_links
from errcat.emit.page import HeadingView
from errcat.model import PRODUCT_NAME, LocaleTag, Product


class TextWriter:
    """Writes texts as inline Markdown; English that stands in for a translation gets a mark."""

    def __init__(
        self,
        product: Product,
        texts: LocaleTexts,
        source_locale: LocaleTag,
        resolve: Resolve | None = None,
    ) -> None:
        """Take the texts of a language.

        Args:
            product: The product whose page it is.
            texts: The texts.
            source_locale: The language that stands in for what is not translated.
            resolve: Where links lead from where the page is; `None` on the published page itself.
        """
        self.product = product
        self.resolve = resolve
        self._texts = texts
        self._is_source = texts.locale == source_locale
        self._names = {PRODUCT_NAME: product.name.value}
        self._mark = f" *({markdown_text(texts.label('ui/in-english').text)})*"
        self._labels_by_key: dict[str, tuple[str, bool]] = {}

    def write_label(self, key: str) -> str:
        """Write a label, mark included.

        Raises:
            KeyError: no unit has the key.
        """
        return self.mark(*self.write_plain_label(key))

    def write_plain_label(self, key: str) -> tuple[str, bool]:
        """Write a label without mark, and tell whether it is translated.

        Raises:
            KeyError: no unit has the key.
        """
        if key not in self._labels_by_key:
            text, is_translated = self._texts.label(key, self.product.name.value)
            self._labels_by_key[key] = markdown_text(text), is_translated
        return self._labels_by_key[key]

    def write_prose(self, key: str, names: Mapping[str, str] | None = None) -> str:
        """Write a prose text, mark included.

        Args:
            key: The key of its unit.
            names: What to show for references; by default, the product's name alone.

        Raises:
            KeyError: no unit has the key.
        """
        return self.mark(*self.write_plain_prose(key, names or self._names))

    def write_plain_prose(self, key: str, names: Mapping[str, str]) -> tuple[str, bool]:
        """Write a prose text without mark, and tell whether it is translated.

        Raises:
            KeyError: no unit has the key.
        """
        prose = self._texts.prose(key)
        nodes = resolve_links(prose.nodes, self.resolve) if self.resolve else prose.nodes
        return render_prose(nodes, names), prose.is_translated

    def write_plain_message(self, key: str, names: Mapping[str, str]) -> tuple[str, bool]:
        """Write a message without mark, and tell whether it is translated.

        Raises:
            KeyError: no unit has the key.
        """
        message = self._texts.message(key)
        return render_message(message.template, names), message.is_translated

    def write_heading(self, heading: HeadingView) -> str:
        """Write a heading with its anchor.

        Raises:
            KeyError: no unit has the heading's key.
        """
        return self.anchor(heading.slug) + self.write_label(heading.key)

    def anchor(self, slug: str) -> str:
        """Return the anchor of the English fragment; English headings make it by themselves."""
        return "" if self._is_source else f'<a name="{html_text(slug)}"></a>'

    def mark(self, inline: str, is_translated: bool) -> str:
        """Add the mark of a text that stands in for its missing translation."""
        return inline if is_translated else inline + self._mark
