"""The wordings that an observed message can have, as the Python package matches them.

Their form and the way to match a text with them are described in `errcat.runtime.matching`; other
languages that match messages take the wordings from here and follow the same steps.
"""

from collections.abc import Iterator

from errcat.emit.python_codes import tabulate_parameters
from errcat.emit.python_texts import collect_texts, further_wordings
from errcat.locales import text_direction
from errcat.model import LocaleTag, Project
from errcat.runtime.matching import Wording, list_wordings
from errcat.runtime.texts import Library


def collect_locale_wordings(project: Project, locale: LocaleTag) -> Iterator[Wording]:
    """Yield the wordings of a locale, in the order that decides between equally specific ones."""
    catalog = project.catalog

    def load(tag: str) -> tuple[dict[str, tuple[str, ...]], bool]:
        return collect_texts(project, LocaleTag(tag)), text_direction(tag) == "rtl"

    parameters, products = tabulate_parameters(catalog), tuple(catalog.products)
    library = Library(load, {locale: (catalog.source_locale,)}, parameters, products)
    products_by_code: dict[str, tuple[str, ...]] = {
        entry.code: tuple(entry.availability) for entry in catalog.entries.values()
    }
    yield from list_wordings(library, locale, products_by_code, further_wordings(project))
