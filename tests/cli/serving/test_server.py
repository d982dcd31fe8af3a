"""The server gives this machine the pages on the stage, and nothing else to anybody."""

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from errcat.cli.serving.server import SiteServer
from errcat.cli.serving.stage import Stage
from errcat.emit.html.site import POLICY

_PAGE = f'<html><head><meta content="{POLICY.replace(chr(39), "&#39;")}"></head></html>'
_MISSING = "<html><head><title>Nothing here</title></head></html>"
FILES = {
    PurePosixPath("index.html"): _PAGE,
    PurePosixPath("404.html"): _MISSING,
    PurePosixPath("codes/NotFound/index.html"): _PAGE,
    PurePosixPath("catalog.json"): "{}",
}


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.present(FILES, "")
    return stage


@pytest.fixture
def server(stage: Stage) -> Iterator[SiteServer]:
    server = SiteServer(0, stage)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    stage.close()
    server.shutdown()
    server.server_close()


def ask(
    server: SiteServer, path: str, host: str | None = None, method: str = "GET"
) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
    connection.endheaders()
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


def test_it_listens_on_this_machine_only(server: SiteServer):
    assert server.server_address[0] == "127.0.0.1"


def test_a_folder_gives_its_page(server: SiteServer):
    response, text = ask(server, "/codes/NotFound/")
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "/-errcat/live.js" in text


def test_pages_hear_of_changes_and_allow_nothing_else(server: SiteServer):
    response, text = ask(server, "/")
    assert f"{POLICY}; connect-src 'self'" in text.replace("&#39;", "'")
    assert f"{POLICY}; connect-src 'self'" in response.headers["Content-Security-Policy"]


def test_a_page_says_of_which_build_it_is(stage: Stage, server: SiteServer):
    """So that it reloads, too, if the next build is done before it listens."""
    old = stage.show.version
    assert f'data-version="{old}"' in ask(server, "/")[1]
    stage.present(FILES, "")
    text = ask(server, "/")[1]
    assert f'data-version="{stage.show.version}"' in text
    assert old not in text


def test_data_is_given_as_it_is(server: SiteServer):
    response, text = ask(server, "/catalog.json")
    assert (response.headers["Content-Type"], text) == ("application/json; charset=utf-8", "{}")


def test_a_folder_without_a_slash_leads_on(server: SiteServer):
    response, _ = ask(server, "/codes/NotFound")
    assert (response.status, response.headers["Location"]) == (301, "/codes/NotFound/")


def test_a_missing_page_says_so(server: SiteServer):
    response, text = ask(server, "/nowhere/at/all")
    assert response.status == 404
    assert "Nothing here" in text


@pytest.mark.parametrize(
    "path",
    [
        "/../catalog.json",
        "/codes/../catalog.json",
        "/%2e%2e/catalog.json",
        "/./catalog.json",
        "/codes//NotFound/",
        "/..%5ccatalog.json",
        "/catalog.json%00",
        "/catalog.json/",
        "//evil.example/codes/NotFound",
        "/etc/passwd",
        "/-errcat/server.py",
        "/-errcat/../server.py",
        "/-errcat/%2e%2e/server.py",
        "catalog.json",
    ],
)
def test_path_tricks_lead_nowhere(server: SiteServer, path: str):
    assert ask(server, path)[0].status == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "0.0.0.0:{port}", ""])
def test_other_names_of_the_host_are_refused(server: SiteServer, host: str):
    response, text = ask(server, "/", host.format(port=server.server_port) or " ")
    assert (response.status, "live.js" in text) == (421, False)


def test_the_name_localhost_is_fine(server: SiteServer):
    assert ask(server, "/", f"LOCALHOST:{server.server_port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(server: SiteServer, method: str):
    assert ask(server, "/", method=method)[0].status == 501


def test_before_the_first_build_the_page_waits_for_it(stage: Stage, server: SiteServer):
    stage.present({}, "a fault")
    response, text = ask(server, "/")
    assert response.status == 503
    assert "live.js" in text


def test_events_tell_of_new_pages_and_of_faults(stage: Stage, server: SiteServer):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("GET", "/-errcat/events")
    response = connection.getresponse()
    events = []
    for change in (lambda: None, lambda: stage.refuse("a fault"), lambda: stage.present(FILES, "")):
        change()
        events.append(json.loads(response.readline().decode().removeprefix("data: ")))
        response.readline()
    connection.close()
    assert [event["findings"] for event in events] == ["", "a fault", ""]
    assert [event["isCurrent"] for event in events] == [True, False, True]
    assert events[0]["version"] == events[1]["version"] != events[2]["version"]
