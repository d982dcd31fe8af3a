"""Python packages, generated for tests."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

from errcat.emit.python import emit
from errcat.model import Project
from errcat.project import load_project

LIGHTHOUSE = Path(__file__).parents[1] / "catalogs" / "lighthouse"


def load(root: Path) -> Project:
    """The project at a root that has one."""
    project = load_project(root).project
    assert project is not None
    return project


def write_package(project: Project, target: Path) -> Path:
    """Write a project's package below a folder; returns the package's own folder."""
    for path, text in emit(project).items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return target / project.catalog.python_package


def import_package(project: Project, target: Path, name: str) -> ModuleType:
    """Write a project's package under a name that nothing else has, and import it."""
    named = project._replace(catalog=project.catalog._replace(python_package=name))
    write_package(named, target)
    sys.path.insert(0, str(target))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(target))
