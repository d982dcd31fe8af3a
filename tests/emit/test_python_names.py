import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.names import constant_name, field_name, parameter_names


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("InvalidInput", "INVALID_INPUT"),
        ("ODataError", "ODATA_ERROR"),
        ("InvalidIpAddress", "INVALID_IP_ADDRESS"),
        ("OsPlatformNotSupported", "OS_PLATFORM_NOT_SUPPORTED"),
        ("InvalidURL", "INVALID_URL"),
        ("HTTPServerError", "HTTP_SERVER_ERROR"),
        ("Sha256Mismatch", "SHA256_MISMATCH"),
        ("AF10001", "AF10001"),
        ("10001", "E_10001"),
        ("threat-protection", "THREAT_PROTECTION"),
        ("auth.invalid_token", "AUTH_INVALID_TOKEN"),
        ("_Hidden_", "HIDDEN"),
        ("未找到", "未找到"),
        ("²", "E_"),
    ],
)
def test_a_code_becomes_a_constant(code: str, name: str):
    assert constant_name(code) == name


@pytest.mark.parametrize(
    ("code", "name"),
    [("NotFound", "not_found"), ("Import", "import_"), ("Str", "str_"), ("self", "self_")],
)
def test_a_code_becomes_a_method(code: str, name: str):
    assert field_name(code) == name


def test_parameters_are_called_as_placeholders_unless_they_cannot_be():
    assert parameter_names(["hash", "from", "from_", "self"]) == {
        "hash": "hash",
        "from": "from_",
        "from_": "from__",
        "self": "self_",
    }


@given(st.text())
def test_every_name_can_stand_in_a_program(code: str):
    assert constant_name(code).isidentifier()
    assert field_name(code).isidentifier()
    assert not keyword.iskeyword(field_name(code))
