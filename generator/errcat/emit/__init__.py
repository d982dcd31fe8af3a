"""The emitters: pure functions from the project to the files of one folder below `site/`."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from errcat.model import Project

Tree: TypeAlias = Mapping[PurePosixPath, str]
"""Texts of files by their path below the emitter's folder, sorted by path."""

Emitter: TypeAlias = "Callable[[Project], Tree]"


def _join_emitters(*modules: str) -> Emitter:
    """Return an emitter that joins the trees of modules; each is imported when it is first used.

    Every module has a function `emit` of the type `Emitter`.
    """

    def emit(project: "Project") -> Tree:
        files: dict[PurePosixPath, str] = {}
        for module in modules:
            emit_module: Emitter = import_module(f"errcat.emit.{module}").emit
            files.update(emit_module(project))
        return dict(sorted(files.items()))

    return emit


EMITTERS: Mapping[str, Emitter] = {
    "markdown": _join_emitters("markdown"),
    "schema": _join_emitters("schema", "catalog_json", "yaml_schema"),
    "python": _join_emitters("python"),
    "gettext": _join_emitters("gettext"),
    "html": _join_emitters("html"),
}
"""By folder below `site/`, in the order in which they are built."""
