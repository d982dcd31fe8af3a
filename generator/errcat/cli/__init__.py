"""The command line: which commands exist, how they are started, and what their exit codes mean.

Exit codes: 0 all is well; 1 something is wrong with the files; 2 the command was typed wrong; 130
it was stopped with Ctrl+C, as shells have it.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from errcat.cli.shared import CommandError, UsageError, report_error

COMMANDS = (
    "check",
    "build",
    "sync",
    "status",
    "audit",
    "explain",
    "rules",
    "serve",
    "init",
    "completion",
)
"""Names of the commands, in the order of the help; each is a module of this package."""

_EPILOG = """\
a first look:
  errcat check                 is everything right in catalog/ and locales/?
  errcat build                 write pages, schemas and constants to site/
  errcat sync                  bring locales/*.po up to date with the catalogue
  errcat explain NotFound      what does this error mean, and what can I do?

exit codes: 0 all is well, 1 something is wrong with the files, 2 wrong usage
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `errcat` with the given arguments, by default the process's own.

    Returns:
        The exit code: 0, 1, 2, or 130 where Ctrl+C stopped the command.
    """
    _prepare_streams()
    argv = list(sys.argv[1:] if arguments is None else arguments)
    command = _find_command(argv)
    if command is not None and command not in COMMANDS:
        report_error(f"there is no command {command!r}; {_suggest_command(command)}")
        return 2
    parser = build_parser(command)
    try:
        parsed, unknown = parser.parse_known_args(argv, argparse.Namespace(parser=parser))
        if unknown:
            parsed.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    except SystemExit as stop:  # argparse ends the process for --help and wrong usage
        return int(stop.code or 0)
    return _run(parser, parsed)


def _prepare_streams() -> None:
    """Let any text be printed anywhere: escaped in narrow encodings, and if nobody listens."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # the process was started without
            sink = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # as long as we run
            setattr(sys, name, sink)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def build_parser(command: str | None = None) -> argparse.ArgumentParser:
    """Build the argument parser; with `command`, only that command's own, which starts faster."""
    parser = argparse.ArgumentParser(
        prog="errcat",
        description="One catalogue of API error codes in; localized pages, JSON Schemas, "
        "typed constants and a site out.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    _add_project_argument(parser, default=None)
    subparsers = parser.add_subparsers(
        dest="command",
        metavar="COMMAND",
        title="commands",
        prog="errcat",  # what argparse would find, too, but by formatting help
    )
    for name in (command,) if command else COMMANDS:
        import_module(f"errcat.cli.{name}").add_parser(subparsers)
    for subparser in subparsers.choices.values():
        _add_project_argument(subparser, default=argparse.SUPPRESS)
        subparser.set_defaults(parser=subparser)
    return parser


def _add_project_argument(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--project",
        metavar="DIR",
        default=default,
        help="folder that holds catalog/ (default: the nearest one upward)",
    )


def _find_command(argv: list[str]) -> str | None:
    """Return the first argument that is no option, which should be the name of a command."""
    rest = iter(argv)
    for argument in rest:
        if len(argument) > 2 and "--project".startswith(argument):
            next(rest, None)
        elif not argument.startswith("-"):
            return argument
    return None


def _suggest_command(name: str) -> str:
    from difflib import get_close_matches  # only mistakes need it

    nearest = get_close_matches(name.casefold(), COMMANDS, n=1)
    return f"did you mean {nearest[0]!r}?" if nearest else f"there are {', '.join(COMMANDS)}"


def _run(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    if arguments.version:
        return _print_version()
    if arguments.command is None:
        parser.print_help()
        return 2
    if getattr(arguments, "format", "text") != "text" and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # what programs expect, whatever people read
    try:
        return _run_command(arguments)
    except UsageError as error:
        arguments.parser.print_usage(sys.stderr)
        report_error(str(error))
        return 2
    except ModuleNotFoundError as error:
        report_error(_explain_missing_module(error))
    except CommandError as error:
        report_error(str(error))
    except OSError as error:
        report_error(_explain_system_error(error))
    return 1


def _run_command(arguments: argparse.Namespace) -> int:
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader went away: `errcat rules | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _print_version() -> int:
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version(_distribution())
    except PackageNotFoundError:
        number = "(run from its sources, not installed)"
    print(f"errcat {number}")
    return 0


def _explain_system_error(error: OSError) -> str:
    """Say what the system refused; errors of our own carry a sentence."""
    if error.strerror is None:
        return str(error)
    return f"cannot go on: {error.strerror}" + (f": {error.filename}" if error.filename else "")


def _explain_missing_module(error: ModuleNotFoundError) -> str:
    """Say how to install what a command cannot be imported without."""
    if (error.name or "").partition(".")[0] == "errcat":
        raise error
    extra = f"{_distribution()}[generator]"
    return f'the library {error.name!r} is missing; install it with: pip install "{extra}"'


def _distribution() -> str:
    """Return the name of the distribution that this command was installed with."""
    from importlib.metadata import entry_points

    commands = entry_points(group="console_scripts", name="errcat")
    return next((command.dist.name for command in commands if command.dist), "errcat")
