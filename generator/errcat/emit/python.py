"""The Python package: constants, typed messages, matching, parsing, and texts by locale."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from errcat.emit import Tree
from errcat.emit.escape import python_literal
from errcat.emit.python_codes import (
    list_codes,
    list_products,
    tabulate_facts,
    tabulate_parameters,
    tabulate_placeholders,
)
from errcat.emit.python_examples import Session
from errcat.emit.python_locales import list_locales, select_tables, tabulate_fallbacks
from errcat.emit.python_messages import list_checks, list_methods, list_waived
from errcat.emit.python_responses import list_properties, list_readers
from errcat.emit.python_source import HEADER, doc_text, wrap_doc, write_assignment, write_value
from errcat.emit.python_texts import collect_texts, further_wordings
from errcat.locales import english_name, text_direction
from errcat.model import Catalog, LocaleTag, Project
from errcat.runtime.locales import LocaleMap

_HERE = Path(__file__).parent
_RUNTIME = _HERE.parent / "runtime"

Context: TypeAlias = Mapping[str, object]


def emit(project: Project) -> Tree:
    """Return the modules of the package, below a folder of its name."""
    package = PurePosixPath(project.catalog.python_package)
    modules = {**_copy_runtime(), **_render_modules(project), **_render_texts(project)}
    files = {package / path: f"{HEADER}{source}" for path, source in modules.items()}
    files[package / "py.typed"] = ""
    return dict(sorted(files.items()))


def _copy_runtime() -> dict[str, str]:
    return {
        f"_runtime/{path.name}": path.read_text(encoding="utf-8") for path in _RUNTIME.glob("*.py")
    }


def _render_modules(project: Project) -> dict[str, str]:
    catalog = project.catalog
    session = Session(catalog)
    contexts = {
        **_fact_contexts(catalog, session),
        **_message_contexts(project, session),
        **_locale_contexts(catalog, session),
    }
    environment = _load_templates()
    return {
        f"{name}.py": environment.get_template(f"{name}.py.jinja").render(context)
        for name, context in contexts.items()
    }


def _fact_contexts(catalog: Catalog, session: Session) -> dict[str, Context]:
    """Return what the templates of codes, products and responses show, by module."""
    products = list_products(catalog)
    properties = list_properties(catalog)
    return {
        "__init__": {
            "summary": wrap_doc(f"{catalog.name.value.rstrip('.')}.", indent=0),
            "tour": session.tour(),
        },
        "_codes": {
            "facts": tabulate_facts(catalog),
            "codes": list_codes(catalog),
            "address": f"{catalog.base_url}codes/" if catalog.base_url else None,
            "source": catalog.source_locale,
            "example": session.code(),
        },
        "_products": {
            "products": products,
            "names": {product.id: product.name.value for product in catalog.products.values()},
        },
        "_placeholders": {"rows": tabulate_placeholders(catalog)},
        "_responses": {
            "properties": properties,
            "readers": list_readers(properties),
            "has_uuid": any(item.annotation == "UUID" for item in properties),
            "shape": catalog.response,
            "example": session.parse_response(),
        },
    }


def _message_contexts(project: Project, session: Session) -> dict[str, Context]:
    """Return what the templates of messages show, by module."""
    catalog = project.catalog
    source = catalog.source_locale
    methods = list_methods(catalog)
    return {
        "_descriptions": {"source": source, "example": session.describe()},
        "_matching": {"example": session.match_message()},
        "_messages": {
            "checks": list_checks(methods),
            "methods": methods,
            "waived": list_waived(methods),
            "source": source,
            "example": session.messages(),
            "dynamic_example": session.format_message(),
        },
        "_wordings": {"wordings": further_wordings(project)},
    }


def _locale_contexts(catalog: Catalog, session: Session) -> dict[str, Context]:
    """Return what the templates of languages show, by module."""
    locales = list_locales(catalog)
    tables = select_tables(locales)
    known = LocaleMap(locales, *tables)
    return {
        "_library": {
            "fallbacks": tabulate_fallbacks(known),
            "parameters": tabulate_parameters(catalog),
            "products": tuple(catalog.products),
        },
        "_locales": {
            "tables": tables,
            "chain_example": session.fallback_chain(known),
            "negotiation_example": session.negotiate_locale(known),
        },
    }


def _render_texts(project: Project) -> dict[str, str]:
    template = _load_templates().get_template("_texts.py.jinja")
    modules = {"_texts/__init__.py": '"""Texts, one module a language."""\n'}
    for tag in list_locales(project.catalog):
        modules[f"_texts/{tag.replace('-', '_').lower()}.py"] = template.render(
            language=doc_text(f"{english_name(tag)}, {tag}"),
            is_right_to_left=text_direction(tag) == "rtl",
            texts=collect_texts(project, LocaleTag(tag)),
        )
    return modules


def _load_templates() -> Environment:
    environment = Environment(  # noqa: S701  # it is Python that is written, not HTML
        loader=FileSystemLoader(_HERE / "templates" / "python"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["assign"] = write_assignment
    environment.filters["literal"] = _write_short
    return environment


def _write_short(value: str | tuple[str, ...]) -> str:
    return python_literal(value) if isinstance(value, str) else write_value(value)
