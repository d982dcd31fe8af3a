"""Programs outside Python that tests call as judges."""

import os
import shutil

import pytest

MISSING = " not installed"
"""How the reason of a skipped test ends, if a program is missing."""


def require(program: str) -> str:
    """The path of a program; without it the test is skipped, or fails where `CI` is `true`."""
    found = shutil.which(program)
    if found is not None:
        return found
    reason = f"{program}{MISSING}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
