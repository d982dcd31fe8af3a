"""What is known of a message's placeholder."""

from typing import NamedTuple


class Placeholder(NamedTuple):
    """A variable part of a message."""

    name: str
    """Name of the parameter that stands for it."""
    kind: str
    """Its type, by the name that the catalogue gives it: `file-hash`."""
    python_type: type[str] | type[int]
    """Python type of the parameter."""
    label: str
    """English label as published: `the invalid hash`."""
    meaning: str
    """What its value is, in English."""
    example: str | int
    """A value that it can have."""
