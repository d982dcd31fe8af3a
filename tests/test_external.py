"""Judges outside Python that are missing are told loudly."""

import sys

import pytest
from tests.external import require

MISSING = "no-such-program-anywhere"


def test_a_program_that_exists_is_found():
    assert require(sys.executable) == sys.executable


def test_a_missing_program_skips_the_test(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=f"{MISSING} not installed"):
        require(MISSING)


def test_a_missing_program_fails_the_test_under_continuous_integration(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=f"{MISSING} not installed"):
        require(MISSING)
