"""`errcat completion`: completion scripts for shells."""

import argparse

_DESCRIPTION = """\
Print a completion script for a shell.

  bash:  errcat completion bash > ~/.local/share/bash-completion/completions/errcat
  zsh:   errcat completion zsh > ~/.zfunc/_errcat   (with ~/.zfunc in $fpath)
  tcsh:  errcat completion tcsh > ~/.errcat.tcsh    (and source it)
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "completion",
        help="print a completion script for a shell",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    import shtab  # only this command needs it

    from errcat.cli import build_parser

    print(shtab.complete(build_parser(), shell=arguments.shell))
    return 0
