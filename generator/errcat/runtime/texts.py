"""Texts by locale: loaded when first asked for, and made ready for writing values into them.

A text is a tuple of literals and placeholder names by turns, starting and ending with a literal:
`("Hash value ", "hash", " is invalid.")`. It was split when the package was built; nothing in it
is ever parsed as a format again, so that neither a translation nor a value can do anything but
stand where it stands.
"""

from importlib import import_module

TYPE_CHECKING = False  # so that `typing` is not imported where messages are only written
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import TypeAlias

    Parts: TypeAlias = tuple[str, ...]
    Texts: TypeAlias = Mapping[str, Parts]
    """By key: `CODE/message`, `PRODUCT/CODE/message`, `CODE/cause`, `CODE/resolution`."""
    Loader: TypeAlias = Callable[[str], tuple[Texts, bool]]
    """Returns the texts of a locale and whether they run from right to left."""


FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"


def module_loader(package: str) -> "Loader":
    """Return what imports texts from the modules of a package; the one of `sv-SE` is `sv_se`."""

    def load(locale: str) -> "tuple[Texts, bool]":
        module = import_module(f"{package}.{locale.replace('-', '_').lower()}")
        return module.TEXTS, module.IS_RIGHT_TO_LEFT

    return load


class Library:
    """The texts of a package; its methods take locales that the package has."""

    __slots__ = (
        "_fallbacks",
        "_load",
        "_products",
        "_tables",
        "_texts",
        "parameters",
        "source_locale",
    )

    def __init__(
        self,
        load: "Loader",
        fallbacks: "Mapping[str, tuple[str, ...]]",
        parameters: "Mapping[str, Mapping[str, str]]",
        products: "Collection[str]",
    ) -> None:
        """Describe the package.

        Args:
            load: What loads the texts of a locale; asked once.
            fallbacks: By locale, the locales in which a text is looked for: itself first, and
                last the source locale, which has every text.
            parameters: By code, the types of its parameters by name; only codes that have some.
            products: The products that there are.
        """
        self._load = load
        self._fallbacks = fallbacks
        self._texts: dict[str, tuple[Texts, bool]] = {}
        self._tables: dict[tuple[str, str | None, bool], MessageTable] = {}
        self._products = products
        self.parameters = parameters
        self.source_locale = next(iter(fallbacks.values()))[-1]

    def load(self, locale: str) -> "tuple[Texts, bool]":
        """Return the texts of a locale and whether they run from right to left."""
        if locale not in self._texts:
            self._texts[locale] = self._load(locale)
        return self._texts[locale]

    def find(self, key: str, locale: str) -> "tuple[Parts, bool] | None":
        """Return a text and whether it runs from right to left; `None` if there is no such text.

        Where the locale has no good translation, the next one of its fallback chain has the word.
        """
        for tag in self._fallbacks[locale]:
            texts, is_right_to_left = self.load(tag)
            if key in texts:
                return texts[key], is_right_to_left
        return None

    def message_key(self, code: str, product: str | None) -> str:
        """Return the key of a code's message in a product's wording.

        A product without a wording of its own, or without the code, has the code's base wording.

        Raises:
            ValueError: there is no such product.
        """
        self._check_product(product)
        own = f"{product}/{code}/message"
        return own if own in self.load(self.source_locale)[0] else f"{code}/message"

    def numbers(self, code: str) -> frozenset[str]:
        """Return the names of a code's parameters that are numbers."""
        kinds = self.parameters.get(code, {})
        return frozenset(name for name, kind in kinds.items() if kind == "int")

    def write_prose(self, key: str, locale: str, values: "Mapping[str, object]") -> str:
        """Return a text about a code with values in it; a name without a value stays in braces.

        Raises:
            KeyError: no text has the key.
        """
        found = self.find(key, locale)
        if found is None:
            raise KeyError(key)
        return fill_parts(found[0], values, is_isolated=found[1])

    def table(self, locale: str, product: str | None, *, isolate: bool) -> "MessageTable":
        """Return the messages of a locale, in a product's wording, by code.

        Those of codes with parameters are ready for the `%` operator, the others for reading.

        Raises:
            ValueError: there is no such product.
        """
        key = (locale, product, isolate)
        table = self._tables.get(key)
        if table is None:
            self._check_product(product)
            table = self._tables[key] = MessageTable(self, *key)
        return table

    def _check_product(self, product: str | None) -> None:
        if product is not None and product not in self._products:
            known = ", ".join(self._products)
            raise ValueError(f"there is no product {str(product)!r}; there are {known}")


class MessageTable(dict[str, str]):
    """Messages by code, each compiled when it is first asked for."""

    __slots__ = ("_library", "key")

    def __init__(self, library: Library, locale: str, product: str | None, isolate: bool) -> None:
        super().__init__()
        self._library = library
        self.key = locale, product, isolate

    def __missing__(self, code: str) -> str:
        """Compile the message of a code.

        Raises:
            KeyError: the code has no fixed message.
        """
        locale, product, isolate = self.key
        found = self._library.find(self._library.message_key(code, product), locale)
        if found is None:
            raise KeyError(code)
        parts, is_right_to_left = found
        if code in self._library.parameters:
            self[code] = compile_parts(parts, is_isolated=isolate and is_right_to_left)
        else:
            self[code] = parts[0]
        return self[code]


def compile_parts(parts: "Parts", *, is_isolated: bool = False) -> str:
    """Return a text that takes its values from a mapping, by the `%` operator."""
    opening = f"{FIRST_STRONG_ISOLATE}%(" if is_isolated else "%("
    closing = f")s{POP_DIRECTIONAL_ISOLATE}" if is_isolated else ")s"
    return "".join(
        f"{opening}{part}{closing}" if number % 2 else part.replace("%", "%%")
        for number, part in enumerate(parts)
    )


def fill_parts(parts: "Parts", values: "Mapping[str, object]", *, is_isolated: bool) -> str:
    """Put values in place of the names; a name without a value stays in braces."""
    shown = {name: str(values[name]) if name in values else f"{{{name}}}" for name in parts[1::2]}
    return compile_parts(parts, is_isolated=is_isolated) % shown


def join_parts(parts: "Parts") -> str:
    """Return a text in the syntax of `str.format`, as catalogue and translations write it."""
    return "".join(
        f"{{{part}}}" if number % 2 else part.replace("{", "{{").replace("}", "}}")
        for number, part in enumerate(parts)
    )
