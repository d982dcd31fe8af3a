"""Emits the template for translators (POT): every unit with its comments and no translation."""

from pathlib import PurePosixPath

from errcat.model import Project
from errcat.sources.po_header import template_header
from errcat.sources.po_units import describe_units, render_unit


def emit(project: Project) -> dict[PurePosixPath, str]:
    """Return the template, named after the catalogue's Python package."""
    catalog = project.catalog
    units = describe_units(catalog, project.units).values()
    text = "\n".join([template_header(catalog.name.value), *map(render_unit, units)])
    return {PurePosixPath(f"{catalog.python_package}.pot"): text}
