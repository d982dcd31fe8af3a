"""The server: on this machine only, nothing but the pages on the stage, no other way in.

Pages come from memory, by their exact path, so that no path leads to a file of the disk. What a
browser sends is never believed: a foreign `Host` is refused, so that no other site can read the
pages by way of a name that it points here (DNS rebinding).
"""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import ClassVar
from urllib.parse import quote, unquote, urlsplit

from markupsafe import escape

from errcat.cli.serving.stage import Show, Stage
from errcat.emit.html.site import POLICY

ADDRESS = "127.0.0.1"
_OWN = "/-errcat/"
"""Below this path is what the server adds to pages."""
_ASSETS = Path(__file__).with_name("assets")
_LIVE_POLICY = f"{POLICY}; connect-src 'self'"
_LINKS = f"""\
<link rel="stylesheet" href="{_OWN}live.css">
<script src="{_OWN}live.js" data-version="%s" defer></script>
"""
"""What is added to the head of every page, with the version of the show that it is of."""
_PULSE = 10.0
"""Seconds after which a quiet connection is used, to notice that the browser has gone."""
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}


class SiteServer(ThreadingHTTPServer):
    """Serves the pages on a stage to this machine."""

    def __init__(self, port: int, stage: Stage) -> None:
        """Take a port.

        Raises:
            OSError: it is taken.
        """
        self.stage = stage
        super().__init__((ADDRESS, port), _Handler)
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in (ADDRESS, "localhost"))

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up."""


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "errcat"
    sys_version = ""
    timeout = 60
    _own_types: ClassVar = {"live.js": "text/javascript", "live.css": "text/css"}

    def do_GET(self) -> None:  # the name that http.server calls
        self._answer()

    def do_HEAD(self) -> None:  # likewise
        self._answer()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the base's name
        """Keep the terminal for findings."""

    def _answer(self) -> None:
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", "not a name of this server\n")
            return
        path = unquote(urlsplit(self.path).path, errors="replace")
        if path == f"{_OWN}events":
            self._stream()
        elif path.startswith(_OWN):
            self._send_own(path.removeprefix(_OWN))
        else:
            self._send_page(path)

    def _send_own(self, name: str) -> None:
        kind = self._own_types.get(name)
        if kind is None:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", "no such file\n")
            return
        self._send(HTTPStatus.OK, kind, (_ASSETS / name).read_text(encoding="utf-8"))

    def _send_page(self, path: str) -> None:
        show = self.server.stage.show
        if not show.files:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", _render_empty(show))
            return
        name = f"{path}index.html" if path.endswith("/") else path
        text = _find(show, name)
        if text is not None:
            kind = _TYPES.get(PurePosixPath(name).suffix, "text/plain")
            self._send(HTTPStatus.OK, kind, _make_live(text, show) if kind == "text/html" else text)
        elif _find(show, f"{path}/index.html") is not None:
            self._redirect(f"{quote(path)}/")
        else:
            missing = show.files[PurePosixPath("404.html")]
            self._send(HTTPStatus.NOT_FOUND, "text/html", _make_live(missing, show))

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", f"{_LIVE_POLICY}; frame-ancestors 'none'")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        """Send what is shown now and whenever it changes, as server-sent events (HTML §9.2)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        stage = self.server.stage
        show = stage.show
        self._write_event(show)
        while not show.is_over:
            news = stage.wait(show, _PULSE)
            if news is show:
                self.wfile.write(b": still here\n\n")
            else:
                show = news
                self._write_event(show)

    def _write_event(self, show: Show) -> None:
        data = {
            "version": show.version,
            "findings": show.findings,
            "isCurrent": show.is_current,
        }
        self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())
        self.wfile.flush()


def _find(show: Show, path: str) -> str | None:
    """Return the file of exactly this path; whatever would have to be interpreted is none."""
    if not path.startswith("/") or path != f"/{PurePosixPath(path[1:])}":
        return None
    return show.files.get(PurePosixPath(path[1:]))


def _make_live(page: str, show: Show) -> str:
    """Let a page hear of changes."""
    page = page.replace(escape(POLICY), escape(_LIVE_POLICY), 1)
    return page.replace("</head>", f"{_LINKS % show.version}</head>", 1)


def _render_empty(show: Show) -> str:
    return _make_live(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>errcat</title></head>'
        "<body><p>Nothing is built yet.</p></body></html>",
        show,
    )
