"""Names in generated code: from a code, product id or property to a constant, function or field."""

import keyword
import re
from collections.abc import Iterable

_WORD_START = re.compile(
    r"""
      (?<=[a-z0-9])(?=[A-Z])          # InvalidInput: Invalid|Input, Sha256Mismatch: Sha256|Mismatch
    | (?<=[A-Z]{2})(?=[A-Z][a-z])     # HTTPServer: HTTP|Server, but ODataError: OData|Error
    """,
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"[\W_]+")

RESERVED = frozenset({"self", "str", "int", *keyword.kwlist})
"""What neither a method nor a parameter can be called: keywords, and names that annotations use."""


def constant_name(code: str) -> str:
    """Return the name of a code's or id's constant, in upper snake case.

    Runs of capitals are acronyms and stay together; a single capital joins the word after it:
    `InvalidIpAddress` is `INVALID_IP_ADDRESS`, `InvalidURL` `INVALID_URL`, `HTTPError`
    `HTTP_ERROR`, `ODataError` `ODATA_ERROR`. What cannot stand in a name separates words, and a
    name that would start with a digit starts with `E_`. Two codes can get the same name
    (`NotFound`, `not-found`): the catalogue's checks tell.
    """
    words = _SEPARATOR.sub("_", _WORD_START.sub("_", code)).strip("_").upper()
    name = "".join(char for char in words if f"E{char}".isidentifier())
    return name if name.isidentifier() else f"E_{name}"


def field_name(text: str) -> str:
    """Return the name of a method or field, in lower snake case: `invalid_ip_address`.

    A keyword gets an underscore behind it: `from_`.
    """
    name = constant_name(text).lower()
    return f"{name}_" if name in RESERVED else name


def parameter_names(placeholders: Iterable[str]) -> dict[str, str]:
    """Return the names of the parameters that stand for placeholders, by placeholder.

    They are the same, but for an underscore behind what cannot be a parameter's name.
    """
    names: dict[str, str] = {}
    for placeholder in placeholders:
        name = placeholder
        while name in RESERVED or name in names.values():
            name += "_"
        names[placeholder] = name
    return names
