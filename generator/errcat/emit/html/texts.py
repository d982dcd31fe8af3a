"""The texts of one page in one language as HTML, by the key of their unit."""

from markupsafe import Markup

from errcat.emit.escape import html_text
from errcat.emit.html.inline import Names, Surroundings, render_message, render_prose
from errcat.emit.locale_texts import LocaleTexts
from errcat.locales import text_direction
from errcat.model import LocaleTag


class HtmlTexts:
    """Writes texts as HTML; English that stands in for a translation says so."""

    def __init__(self, texts: LocaleTexts, source: LocaleTag) -> None:
        self._texts = texts
        self._source = source
        self._foreign = f'<bdi lang="{html_text(source)}" dir="{text_direction(source)}">'
        self._mark = f' <small class="mark">{html_text(texts.label("ui/in-english").text)}</small>'
        self._words_by_key: dict[str, Markup] = {}

    def plain(self, key: str, product_name: str = "") -> str:
        """Return a label as text, for attributes.

        Raises:
            KeyError: no unit has the key.
        """
        return self._texts.label(key, product_name).text

    def word(self, key: str) -> Markup:
        """Return a word of the tool's own pages, by its key without `ui/`.

        Raises:
            KeyError: no unit has the key.
        """
        if key not in self._words_by_key:
            label = self._texts.label(f"ui/{key}")
            shown = html_text(label.text)
            html = shown if label.is_translated else f"{self._foreign}{shown}</bdi>"
            self._words_by_key[key] = Markup(html)  # noqa: S704  # escaped
        return self._words_by_key[key]

    def label(self, key: str, product_name: str = "") -> Markup:
        """Return a label of the catalogue, mark included.

        Raises:
            KeyError: no unit has the key.
        """
        label = self._texts.label(key, product_name)
        return self.mark(html_text(label.text), label.is_translated)

    def prose(self, key: str, names: Names, around: Surroundings) -> Markup:
        """Return a prose text, mark included.

        Raises:
            KeyError: no unit has the key.
        """
        prose = self._texts.prose(key)
        return self.mark(render_prose(prose.nodes, names, around), prose.is_translated)

    def message(self, key: str, names: Names) -> Markup:
        """Return a message, mark included.

        Raises:
            KeyError: no unit has the key.
        """
        message = self._texts.message(key)
        return self.mark(render_message(message.template, names), message.is_translated)

    def mark(self, html: str, is_translated: bool) -> Markup:
        """Say of a text in the source language that it stands in for its translation."""
        shown = html if is_translated else f"{self._foreign}{html}</bdi>{self._mark}"
        return Markup(shown)  # noqa: S704  # callers pass HTML
