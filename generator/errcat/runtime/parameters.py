"""Checks of the values that messages are written with; each call names what is wrong."""

TYPE_CHECKING = False  # so that `typing` is not imported where messages are only written
if TYPE_CHECKING:
    from collections.abc import Mapping


def as_text(name: str, value: object) -> str:
    """Return the value of a text parameter, as a plain `str`.

    Raises:
        TypeError: it is no text.
    """
    if not isinstance(value, str):
        raise TypeError(f"parameter {name!r} takes a str, not {_type_name(value)}")
    return str.__str__(value)  # a subclass cannot write itself differently


def as_number(name: str, value: object) -> int:
    """Return the value of a number parameter, as a plain `int`.

    Raises:
        TypeError: it is no integer; booleans are none.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"parameter {name!r} takes an int, not {_type_name(value)}")
    return int.__int__(value)


def check_parameters(
    code: str, kinds: "Mapping[str, str]", parameters: "Mapping[str, object]"
) -> "dict[str, str | int]":
    """Return the values by name, as plain `str` and `int`; `kinds` maps each name to its type.

    Raises:
        TypeError: a parameter is missing, unknown or of the wrong type.
    """
    if parameters.keys() != kinds.keys():
        raise TypeError(_tell_names(code, kinds, parameters))
    values: dict[str, str | int] = {}
    for name, kind in kinds.items():
        check = as_number if kind == "int" else as_text
        values[name] = check(name, parameters[name])
    return values


def _tell_names(code: str, kinds: "Mapping[str, str]", parameters: "Mapping[str, object]") -> str:
    missing = [repr(name) for name in kinds if name not in parameters]
    unknown = [repr(name) for name in parameters if name not in kinds]
    faults = [f"missing {', '.join(missing)}"] if missing else []
    faults += [f"unknown {', '.join(unknown)}"] if unknown else []
    takes = ", ".join(kinds) or "none"
    return f"wrong parameters for {code}: {'; '.join(faults)} (it takes {takes})"


def _type_name(value: object) -> str:
    return type(value).__name__
