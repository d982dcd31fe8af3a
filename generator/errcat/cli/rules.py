"""`errcat rules`: what the rules are, and the page of each."""

import argparse
import textwrap

from errcat.cli.shared import CommandError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "rules",
        help="list the rules, or explain one",
        description="List every rule of check and audit, or print the page of one.",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="a rule's name")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list of rules or one rule's page; 1 if there is no such rule."""
    from errcat.report.rules import rules_by_name

    rules = rules_by_name()
    if arguments.name is None:
        width = max(map(len, rules))
        for rule in rules.values():
            summary = textwrap.shorten(rule.summary, 100 - width, placeholder=" …")
            print(f"{rule.name:{width}}  {rule.severity:7}  {summary}")
        return 0
    if arguments.name not in rules:
        raise CommandError(_explain_unknown(arguments.name, tuple(rules)))
    rule = rules[arguments.name]
    print(f"{rule.name} ({rule.severity}, {' and '.join(rule.commands)})\n\n{rule.page}")
    return 0


def _explain_unknown(name: str, known: tuple[str, ...]) -> str:
    from errcat.nearest import suggest_name

    return f"no rule {name!r}; {suggest_name(name, known, '`errcat rules` lists them')}"
