"""`errcat explain`: what an error means and what to do, in the terminal."""

import argparse
import os
import shutil
import sys
from typing import TYPE_CHECKING

from errcat.cli.shared import (
    CommandError,
    UsageError,
    add_format_argument,
    is_color_wanted,
    load_usable_project,
    report_error,
)
from errcat.model import LocaleTag, ProductId, Project

if TYPE_CHECKING:
    from errcat.report.answers import Answer
    from errcat.report.explain_text import Page

_DESCRIPTION = """\
Say what an error means, what causes it, and what to do about it.

  errcat explain ResourceNotFound                a code, whatever its case
  errcat explain 404                             the codes of a status
  errcat explain "Resource 17 wasn't found."     a message, with its values recognized
  errcat explain '{"error": {"code": …}}'        a response, or a line of a log that has one
  curl -i … | errcat explain -                   the same from standard input

Exits with 1 if the catalogue does not know it.
"""
_WIDEST = 100
"""Columns beyond which lines are tiring to read."""
_LARGEST_INPUT = 5_000_000
"""Bytes of standard input that are read."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "explain",
        help="say what an error means and what to do about it",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "question",
        nargs="+",
        metavar="QUESTION",
        help="a code, status, message or response; - reads it from standard input",
    )
    parser.add_argument(
        "--locale", metavar="TAG", help="language of the answer (default: the environment's)"
    )
    parser.add_argument("--product", metavar="ID", help="only what concerns this product")
    add_format_argument(parser, ("text", "json"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer the question; 1 if there is no answer."""
    from errcat.report.answers import restrict_answer
    from errcat.report.questions import answer_question

    project = load_usable_project(arguments)
    locale = _choose_locale(project, arguments.locale)
    product = _choose_product(project, arguments.product)
    answer = answer_question(project, _read_question(arguments.question))
    if product:
        answer = restrict_answer(answer, project.catalog, product)
    if arguments.format == "json":
        _print_json(project, answer, locale, product)
    else:
        _print_text(project, answer, locale, product)
    return 0 if answer.is_found else 1


def _read_question(words: list[str]) -> str:
    """Return the question: the words, as quotation marks are easily forgotten, or standard input.

    Raises:
        CommandError: standard input is not UTF-8, or too long.
    """
    if words != ["-"]:
        return " ".join(words)
    if sys.stdin.isatty():
        print("errcat: paste the message or response, then press Ctrl-D", file=sys.stderr)
    data = sys.stdin.buffer.read(_LARGEST_INPUT + 1)
    if len(data) > _LARGEST_INPUT:
        raise CommandError(f"standard input is longer than {_LARGEST_INPUT // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"standard input is not UTF-8 text: byte {error.start + 1}") from error


def _choose_product(project: Project, name: str | None) -> ProductId | None:
    """Return the product of a name; `None` for no name.

    Raises:
        UsageError: the catalogue has no such product.
    """
    if name is None or name in project.catalog.products:
        return ProductId(name) if name else None
    raise UsageError(_explain_unknown("product", name, tuple(project.catalog.products)))


def _explain_unknown(kind: str, name: str, known: tuple[str, ...]) -> str:
    from errcat.nearest import suggest_name

    hint = suggest_name(name, known, f"there are {', '.join(known)}")
    return f"no {kind} {name!r}; {hint}"


def _choose_locale(project: Project, wanted: str | None) -> LocaleTag:
    """Return the locale to answer in: the one wanted, or the environment's if there is such.

    Raises:
        UsageError: the one wanted does not exist.
    """
    source = project.catalog.source_locale
    known = (source, *project.locales)
    if wanted is None:
        return find_locale(_environment_locale(), known) or source
    found = find_locale(wanted, known)
    if found is None:
        raise UsageError(_explain_unknown("locale", wanted, known))
    return found


def _environment_locale() -> str:
    """Return the language of messages that the environment asks for (POSIX, chapter 8.2)."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    value = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return value.partition(".")[0].partition("@")[0]


def find_locale(wanted: str, known: tuple[LocaleTag, ...]) -> LocaleTag | None:
    """Return the locale that a tag is nearest to, as generated packages choose it, if any."""
    tag = wanted.replace("_", "-")
    if tag in known:
        return LocaleTag(tag)
    from errcat.locales import is_well_formed, negotiation_tables
    from errcat.runtime.locales import LocaleMap

    if not is_well_formed(tag):
        return None
    found = LocaleMap(known, *negotiation_tables(known)).negotiate(tag)
    return None if found is None else LocaleTag(found)


def _print_json(
    project: Project, answer: "Answer", locale: LocaleTag, product: ProductId | None
) -> None:
    from errcat.report.explain import explain_subject
    from errcat.report.explain_json import render_answer

    explanations = [
        explain_subject(project, subject, locale, product) for subject in answer.subjects
    ]
    print(render_answer(answer, explanations), end="")


def _print_text(
    project: Project, answer: "Answer", locale: LocaleTag, product: ProductId | None
) -> None:
    from errcat.report.explain import explain_subject
    from errcat.report.explain_text import Page, render_explanation, render_remarks

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    page = Page(width, is_color_wanted(sys.stdout))
    if answer.is_found and answer.remarks:
        print(render_remarks(answer.remarks, page))
    for remark in () if answer.is_found else answer.remarks:
        report_error(remark)
    for number, subject in enumerate(answer.subjects):
        explanation = explain_subject(project, subject, locale, product)
        print(("\n" if number else "") + render_explanation(explanation, page), end="")
    if answer.listed:
        _print_list(project, answer, locale, product, page)


def _print_list(
    project: Project, answer: "Answer", locale: LocaleTag, product: ProductId | None, page: "Page"
) -> None:
    from errcat.report.explain import summarize_code
    from errcat.report.explain_text import render_list, render_status

    catalog = project.catalog
    statuses = {catalog.entries[code].status for code in answer.listed}
    if answer.is_found and len(statuses) == 1:
        print(render_status(catalog.statuses[statuses.pop()], page))
    texts = {code: summarize_code(project, code, locale, product) for code in answer.listed}
    print(render_list(texts, page), end="")
