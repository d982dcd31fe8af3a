from enum import IntEnum, StrEnum

import pytest

from errcat.runtime.parameters import as_number, as_text, check_parameters

KINDS = {"name": "str", "count": "int"}


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


class Loud(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "replaced"


def test_values_of_the_right_types_are_returned_in_the_order_of_the_parameters():
    values = check_parameters("Code", KINDS, {"count": 2, "name": "a"})
    assert list(values.items()) == [("name", "a"), ("count", 2)]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({}, "wrong parameters for Code: missing 'name', 'count' (it takes name, count)"),
        ({"name": "a"}, "wrong parameters for Code: missing 'count' (it takes name, count)"),
        (
            {"name": "a", "count": 1, "colour": "red"},
            "wrong parameters for Code: unknown 'colour' (it takes name, count)",
        ),
        (
            {"nmae": "a", "count": 1},
            "wrong parameters for Code: missing 'name'; unknown 'nmae' (it takes name, count)",
        ),
        ({"name": 1, "count": 1}, "parameter 'name' takes a str, not int"),
        ({"name": b"a", "count": 1}, "parameter 'name' takes a str, not bytes"),
        ({"name": "a", "count": "1"}, "parameter 'count' takes an int, not str"),
        ({"name": "a", "count": 1.0}, "parameter 'count' takes an int, not float"),
        ({"name": "a", "count": True}, "parameter 'count' takes an int, not bool"),
        ({"name": "a", "count": None}, "parameter 'count' takes an int, not NoneType"),
    ],
)
def test_what_is_wrong_is_named(parameters: dict[str, object], message: str):
    with pytest.raises(TypeError) as caught:
        check_parameters("Code", KINDS, parameters)
    assert str(caught.value) == message


def test_a_code_without_parameters_says_so():
    with pytest.raises(TypeError, match=r"unknown 'a' \(it takes none\)"):
        check_parameters("Code", {}, {"a": 1})


@pytest.mark.parametrize("value", [Colour.RED, Loud("red")])
def test_subclasses_of_text_become_plain_text(value: str):
    plain = as_text("name", value)
    assert (plain, type(plain)) == ("red", str)


def test_subclasses_of_integers_become_plain_integers():
    plain = as_number("count", Level.HIGH)
    assert (plain, type(plain)) == (3, int)
