"""Emits the template for translators (POT): every unit with its comments and no translation."""

from pathlib import PurePosixPath

from errcat.model import Project
from errcat.sources.po_units import describe_units, render_header, render_unit


def emit(project: Project) -> dict[PurePosixPath, str]:
    """Return the template, named after the catalogue's Python package."""
    catalog = project.catalog
    name = catalog.name.value
    header = render_header(
        (f"Template for translations of {name}.", "Written by errcat build; do not edit."),
        {
            "Project-Id-Version": name,
            "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
            "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
            "Language-Team": "LANGUAGE <LL@li.org>",
            "Language": "",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
        },
    )
    units = map(render_unit, describe_units(catalog, project.units).values())
    return {PurePosixPath(f"{catalog.python_package}.pot"): "\n".join([header, *units])}
