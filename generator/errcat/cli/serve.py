"""`errcat serve`: the site on this machine, built again whenever a source changes."""

import argparse
import threading
import time

from errcat.cli.shared import CommandError, project_root

_DESCRIPTION = """\
Build the site, serve it on this machine only, and build it again when a source changes.

Pages that are open in a browser reload by themselves; faults in the sources are shown here and on
the page. Nothing is written to disk: `errcat build` does that.
"""

_EPILOG = """\
examples:
  errcat serve
  errcat serve --port 8080
  errcat serve --pseudo          with made-up languages: en-XA, ar-XB
"""

_INTERVAL = 0.2
"""Seconds between two looks at the sources."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "serve",
        help="show the site in a browser while you edit",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--port", type=_read_port, default=8000, help="default: 8000; 0 takes any free one"
    )
    parser.add_argument(
        "--pseudo",
        action="store_true",
        help="add made-up languages: en-XA (accented, longer), ar-XB (from right to left)",
    )
    parser.set_defaults(run=run)


def _read_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: expected a number up to 65535")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Serve until the user stops it.

    Raises:
        CommandError: the port is taken.
    """
    from errcat.cli.serving.build import Workshop
    from errcat.cli.serving.server import SiteServer

    workshop = Workshop(project_root(arguments), is_pseudo=arguments.pseudo)
    try:
        server = SiteServer(arguments.port, workshop.stage)
    except OSError as error:
        raise CommandError(
            f"cannot serve on port {arguments.port}: {error.strerror}; try --port 0"
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        workshop.build()
        print(f"http://127.0.0.1:{server.server_port}/  (stop with Ctrl+C)", flush=True)
        while True:
            time.sleep(_INTERVAL)
            workshop.build_if_changed()
    except KeyboardInterrupt:
        print()
        return 0
    finally:
        workshop.stage.close()
        server.shutdown()
        server.server_close()
