"""`errcat audit`: published pages held against the catalogue."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from errcat.cli.shared import (
    FORMATS,
    CommandError,
    UsageError,
    add_format_argument,
    has_errors,
    is_color_wanted,
    load_usable_project,
    report_error,
)
from errcat.findings import Finding, count_noun, sort_findings

if TYPE_CHECKING:
    from errcat.audit.facts import CatalogFacts
    from errcat.audit.pages import PageAuditor
    from errcat.audit.run import PageResult
    from errcat.sources.pages_files import PageFile

_DESCRIPTION = """\
Read published pages (Markdown, or text copied from a browser), hold them against the catalogue, and
say what is wrong, line by line. Folders are walked; pages without an error table are left alone.

With --source, the English page of the page's own day, sentences, links, anchors and markup are
compared with it, too; without it, the catalogue's facts alone decide.
"""

_EPILOG = """\
examples:
  errcat audit docs/                              every page below a folder
  errcat audit sv-se/codes.md --source en-us/     with the English page at the same path
  errcat audit docs/ --fix                        show as a diff what a program can mend
  errcat audit docs/ --fix --write                mend it
  errcat audit docs/ --format html > report.html  a report for people
  errcat audit docs/ --baseline known.json --write-baseline   from now on, only new faults count
"""


class _Page(NamedTuple):
    """A page with what its audit brought."""

    file: "PageFile"
    text: str
    has_mark: bool
    result: "PageResult"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "audit",
        help="hold published pages against the catalogue",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("pages", nargs="+", metavar="PAGE", help="page or folder of pages")
    parser.add_argument("--product", metavar="ID", help="product (default: recognized)")
    parser.add_argument("--locale", metavar="TAG", help="language (default: recognized)")
    parser.add_argument("--source", metavar="PATH", help="English page, or folder of them")
    add_format_argument(parser, (*FORMATS, "html"))
    parser.add_argument("--summary", action="store_true", help="print only the numbers")
    fixing = parser.add_argument_group("mending")
    fixing.add_argument("--fix", action="store_true", help="show what can be mended, as a diff")
    fixing.add_argument("--write", action="store_true", help="with --fix: change the pages")
    fixing.add_argument("--out", metavar="DIR", help="with --fix: write mended pages there")
    known = parser.add_argument_group("known faults")
    known.add_argument("--baseline", metavar="FILE", help="findings of this file do not count")
    known.add_argument("--write-baseline", action="store_true", help="write that file")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Audit the pages and print what was found; 1 if there are errors."""
    _check_usage(arguments)
    auditor = _prepare(arguments)
    pages = [page for name in arguments.pages for page in _audit_path(auditor, Path(name))]
    for source in sorted(auditor.useless_sources):
        report_error(f"{source} cannot be read as an English page with a table of errors")
    _name_left_alone(arguments, pages)
    if arguments.fix:
        _check_targets(arguments, pages)
        mended = _mend_pages(arguments, auditor, pages)
        pages = pages if _shows_diff(arguments) else mended
    findings = sort_findings([f for page in pages for f in page.result.findings])
    if arguments.baseline:
        findings = _apply_baseline(arguments, findings)
    if not _shows_diff(arguments):
        _print_audit(arguments, findings, pages)
    return 1 if has_errors(findings) else 0


def _check_usage(arguments: argparse.Namespace) -> None:
    if (arguments.write or arguments.out) and not arguments.fix:
        raise UsageError("--write and --out go with --fix")
    if arguments.write and arguments.out:
        raise UsageError("--write changes the pages, --out leaves them: choose one")
    if arguments.write_baseline and not arguments.baseline:
        raise UsageError("--write-baseline needs --baseline FILE, the file to write")
    if not _shows_diff(arguments):
        return
    if arguments.write_baseline:
        raise UsageError("--write-baseline goes without --fix, or with --write or --out")
    if arguments.format != "text" or arguments.summary:
        raise UsageError("--fix shows a diff: --format and --summary go with --write or --out")


def _shows_diff(arguments: argparse.Namespace) -> bool:
    """Tell whether what can be mended is shown, and nothing else."""
    return bool(arguments.fix and not arguments.write and not arguments.out)


def _prepare(arguments: argparse.Namespace) -> "PageAuditor":
    """Load the catalogue and the English pages."""
    from errcat.audit.facts import CatalogFacts
    from errcat.audit.pages import PageAuditor

    catalog_facts = CatalogFacts(load_usable_project(arguments))
    source = Path(arguments.source) if arguments.source else None
    if source is not None and not source.exists():
        raise CommandError(f"{source}: no such file or folder")
    return PageAuditor(
        catalog_facts, _read_product(arguments, catalog_facts), _read_locale(arguments), source
    )


def _read_product(arguments: argparse.Namespace, catalog_facts: "CatalogFacts") -> str | None:
    products = catalog_facts.catalog.products
    if arguments.product is None or arguments.product in products:
        return str(arguments.product) if arguments.product else None
    from errcat.nearest import suggest_name

    hint = suggest_name(arguments.product, products, f"there are {', '.join(products)}")
    raise UsageError(f"no product {arguments.product!r}; {hint}")


def _read_locale(arguments: argparse.Namespace) -> str | None:
    if arguments.locale is None:
        return None
    from errcat.locales import canonicalize

    try:
        return canonicalize(arguments.locale)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _audit_path(auditor: "PageAuditor", path: Path) -> Iterator[_Page]:
    from errcat.sources.pages_files import UnreadablePageError, find_pages, read_page

    try:
        files = tuple(find_pages(path))
    except FileNotFoundError as error:
        raise CommandError(str(error)) from error
    for file in files:
        try:
            text, has_mark = read_page(file.path)
        except UnreadablePageError as error:
            yield _Page(file, "", False, auditor.report_unreadable(file, str(error)))
            continue
        yield _Page(file, text, has_mark, auditor.audit(file, text))


def _name_left_alone(arguments: argparse.Namespace, pages: Sequence[_Page]) -> None:
    """Name the pages without an error table that were asked for by name."""
    named = {Path(name) for name in arguments.pages}
    for page in {page.file.path: page for page in pages if page.file.path in named}.values():
        if page.result.product is None and not page.result.findings:
            report_error(f"{page.file.name} has no error table and is left alone")


def _check_targets(arguments: argparse.Namespace, pages: Sequence[_Page]) -> None:
    """Make sure that no two pages would be written to the same file below `--out`.

    Raises:
        CommandError: two would.
    """
    taken: dict[str, str] = {}
    for page in pages if arguments.out else ():
        other = taken.setdefault(page.file.relative, page.file.name)
        if other != page.file.name:
            both = f"{other} and {page.file.name}"
            raise CommandError(
                f"{both} would both be written to {page.file.relative}: name a folder"
            )


def _mend_pages(
    arguments: argparse.Namespace, auditor: "PageAuditor", pages: Sequence[_Page]
) -> list[_Page]:
    """Mend the pages; writes them where that is wanted, shows the difference otherwise."""
    from errcat.audit.fix import mend_page, render_diff

    mended: list[_Page] = []
    places = changed = 0
    for page in pages:
        found = mend_page(page.text, page.result, partial(auditor.audit, page.file))
        mended.append(page._replace(text=found.text, result=found.result))
        if found.text == page.text:
            continue
        places, changed = places + found.places, changed + 1
        if _shows_diff(arguments):
            print(render_diff(page.file.name, page.text, found.text), end="")
        else:
            _write_page(arguments, mended[-1])
    verb = "to be mended; --write does it" if _shows_diff(arguments) else "mended"
    count = f"{count_noun(places, 'place')} in {count_noun(changed, 'page')}"
    print(f"errcat: {count} {verb}", file=sys.stderr)
    return mended


def _write_page(arguments: argparse.Namespace, page: _Page) -> None:
    from errcat.output import write_file
    from errcat.sources.pages_files import write_text

    path = Path(arguments.out, page.file.relative) if arguments.out else page.file.path
    write_file(path, write_text(page.text, has_mark=page.has_mark))


def _apply_baseline(
    arguments: argparse.Namespace, findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Write the baseline, or leave out what it has."""
    from errcat.audit.baseline import (
        BaselineError,
        compare_baseline,
        identify,
        parse_baseline,
        render_baseline,
    )

    path = Path(arguments.baseline)

    def locate(page: str) -> str:
        return Path(os.path.relpath(page, path.parent)).as_posix()

    if arguments.write_baseline:
        from errcat.output import write_file

        known = [identify(finding, locate(finding.span.path)) for finding in findings]
        write_file(path, render_baseline(known))
        print(f"errcat: {count_noun(len(known), 'finding')} written to {path}", file=sys.stderr)
        return ()
    try:
        baseline = parse_baseline(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(
            f"{path} cannot be read ({error.strerror}); --write-baseline makes it"
        ) from error
    except (BaselineError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error
    compared = compare_baseline(findings, baseline, locate)
    left_out = f"{count_noun(compared.known, 'known finding')} left out"
    gone = f"; {compared.gone} gone, --write-baseline forgets them" if compared.gone else ""
    print(f"errcat: {left_out}{gone}", file=sys.stderr)
    return compared.new


def _print_audit(
    arguments: argparse.Namespace, findings: Sequence[Finding], pages: Sequence[_Page]
) -> None:
    results = [page.result for page in pages]
    sources = {page.file.name: page.text for page in pages}
    form = arguments.format
    if form == "json":
        from errcat.report.audit_json import render_audit_json

        text = render_audit_json(findings, results)
    elif form == "html":
        from errcat.report.audit_html import render_audit_html

        text = render_audit_html(findings, results, sources)
    else:
        from errcat.report import render_findings

        is_colored = is_color_wanted(sys.stdout)
        text = render_findings(findings, sources, form, is_colored=is_colored)
    if form == "text":
        text = _add_summary(arguments, text, findings, results)
    print(text, end="")


def _add_summary(
    arguments: argparse.Namespace,
    text: str,
    findings: Sequence[Finding],
    results: "Sequence[PageResult]",
) -> str:
    """Put the numbers behind the findings where they say more than the findings."""
    from errcat.report.audit_summary import render_summary, summarize

    summary = summarize(findings, results)
    if arguments.summary:
        return render_summary(summary)
    if len(results) > 1 or not findings:
        return f"{text}\n{render_summary(summary)}" if text else render_summary(summary)
    return text
