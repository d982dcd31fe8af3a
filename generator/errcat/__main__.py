"""`errcat` as a process of its own: `python -m errcat`, and the command that `pip` installs."""

import gc
import os
import sys
from typing import NoReturn

from errcat.cli import main

_FEW = 100_000
"""New objects between collections: nearly all of what a command loads stays to its end."""


def run_process() -> NoReturn:
    """Run the command line and end the process, without taking apart what it has loaded."""
    gc.set_threshold(_FEW)
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads it, or it finds no room
        code = code or 1
    os._exit(code)


if __name__ == "__main__":
    run_process()
