"""The only writer of files: each whole or not at all, inside one folder, no foreign one touched."""

from errcat.output.files import OutputError, write_file
from errcat.output.manifest import MANIFEST
from errcat.output.paths import check_inside
from errcat.output.seal import count_sealed, seal_folders
from errcat.output.tree import Comparison, State, apply, compare

__all__ = [
    "MANIFEST",
    "Comparison",
    "OutputError",
    "State",
    "apply",
    "check_inside",
    "compare",
    "count_sealed",
    "seal_folders",
    "write_file",
]
