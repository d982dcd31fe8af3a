"""The texts of one language, parsed: what every emitter of pages shows."""

import re
from typing import NamedTuple

from errcat.model import PRODUCT_NAME, LocaleTag, Project, resolve
from errcat.placeholders import Template, parse_template
from errcat.prose import Inline, Literal, parse_prose

_MARKUP = re.compile(r"[\\`{*\[\]]")
"""What every mark of prose has; texts without are not worth parsing."""


class Label(NamedTuple):
    """A plain text in the reader's language, or in English where that is missing."""

    text: str
    is_translated: bool


class Prose(NamedTuple):
    """A prose text in the reader's language, or in English where that is missing."""

    nodes: tuple[Inline, ...]
    is_translated: bool


class MessageText(NamedTuple):
    """A message template in the reader's language, or in English where that is missing."""

    template: Template
    is_translated: bool


class LocaleTexts:
    """Looks up texts of one locale by the key of their unit, and parses each of them once."""

    def __init__(self, project: Project, locale: LocaleTag) -> None:
        self.locale = locale
        self._project = project
        self._prose_by_key: dict[str, Prose] = {}
        self._messages_by_key: dict[str, MessageText] = {}

    def label(self, key: str, product_name: str = "") -> Label:
        """Return a label, with the product's name where it says `{product}`.

        Raises:
            KeyError: no unit has the key.
        """
        text, is_translated = resolve(self._project, key, self.locale)
        return Label(text.replace(f"{{{PRODUCT_NAME}}}", product_name), is_translated)

    def prose(self, key: str) -> Prose:
        """Return a prose text.

        Raises:
            KeyError: no unit has the key.
        """
        if key not in self._prose_by_key:
            text, is_translated = resolve(self._project, key, self.locale)
            nodes = parse_prose(text)[0] if _MARKUP.search(text) else (Literal(text),)
            self._prose_by_key[key] = Prose(nodes, is_translated)
        return self._prose_by_key[key]

    def message(self, key: str) -> MessageText:
        """Return a message template.

        Raises:
            KeyError: no unit has the key.
        """
        if key not in self._messages_by_key:
            text, is_translated = resolve(self._project, key, self.locale)
            self._messages_by_key[key] = MessageText(parse_template(text)[0], is_translated)
        return self._messages_by_key[key]
