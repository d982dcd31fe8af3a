"""The programs of the guide, run against a server of our own."""

import doctest
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from defender_errors import ErrorCode, __all__

GUIDE = Path(__file__).parents[2] / "docs" / "handle-errors-in-your-client.md"
TEXT = GUIDE.read_text(encoding="utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```", TEXT, flags=re.DOTALL)
ADDRESS = "https://api.example.com"

THROTTLED = (429, {"Retry-After": "7"}, b'{"error": {"code": "TooManyRequests", "message": ""}}')
PROXY = (502, {"Content-Type": "text/html"}, b"<html>Bad gateway</html>")
MISSING = (
    404,
    {},
    b'{"error": {"code": "ResourceNotFound", "message": "Machine 7 was not found"}}',
)
FOUND = (200, {"Content-Type": "application/json"}, b'{"value": []}')


class Handler(BaseHTTPRequestHandler):
    """Answers with what the server has in store; the last answer is repeated."""

    def do_GET(self) -> None:
        answers = self.server.answers  # type: ignore[attr-defined]  # set by the fixture
        status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that a program wanted to sleep, in order."""
    asked: list[float] = []
    monkeypatch.setattr(time, "sleep", asked.append)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return asked


def read_sessions(guide: Path) -> str:
    """The interactive sessions of a guide, one after the other."""
    return "\n".join(re.findall(r"```pycon\n(.*?)```", guide.read_text("utf-8"), re.DOTALL))


def run_program(source: str, server: ThreadingHTTPServer, *answers: object) -> dict[str, object]:
    server.answers = list(answers)  # type: ignore[attr-defined]  # read by the handler
    names: dict[str, object] = {"__name__": "guide"}
    address = f"http://127.0.0.1:{server.server_port}"
    assert ADDRESS in source
    exec(compile(source.replace(ADDRESS, address), str(GUIDE), "exec"), names)
    return names


@pytest.fixture(params=PROGRAMS, ids=["httpx", "requests"])
def program(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_program_gets_what_it_asked_for(
    program: str,
    server: ThreadingHTTPServer,
    pauses: list[float],
    capsys: pytest.CaptureFixture[str],
):
    run_program(program, server, FOUND)
    assert (capsys.readouterr().out, pauses) == ("{'value': []}\n", [])


def test_a_program_waits_as_long_as_the_service_and_proxies_want(
    program: str,
    server: ThreadingHTTPServer,
    pauses: list[float],
    capsys: pytest.CaptureFixture[str],
):
    run_program(program, server, THROTTLED, PROXY, FOUND)
    assert (capsys.readouterr().out, pauses) == ("{'value': []}\n", [7.0, 4])


def test_a_program_gives_up_at_once_where_trying_again_does_not_help(
    program: str, server: ThreadingHTTPServer, pauses: list[float]
):
    with pytest.raises(Exception, match=r"404|ResourceNotFound"):
        run_program(program, server, MISSING)
    assert pauses == []


def test_a_program_gives_up_in_the_end(
    program: str, server: ThreadingHTTPServer, pauses: list[float]
):
    with pytest.raises(Exception, match=r"502|HTML page"):
        run_program(program, server, PROXY)
    assert pauses == [2, 4, 8]


def test_a_program_that_would_have_to_wait_too_long_gives_up_instead(
    program: str, server: ThreadingHTTPServer, pauses: list[float]
):
    with pytest.raises(Exception, match=r"429|TooManyRequests"):
        run_program(program, server, (429, {"Retry-After": "9" * 40}, THROTTLED[2]))
    assert pauses == []


def test_the_error_of_the_first_program_carries_the_code(server: ThreadingHTTPServer):
    names = run_program(PROGRAMS[0], server, FOUND)
    server.answers = [MISSING]  # type: ignore[attr-defined]  # read by the handler
    with httpx.Client(base_url=f"http://127.0.0.1:{server.server_port}") as client:
        error = names["read_error"](client.get("/machines/7"))  # type: ignore[operator]
    assert error.code is ErrorCode.RESOURCE_NOT_FOUND
    assert error.parameters == {"resource": "7"}


def test_every_session_of_the_guide_is_true():
    test = doctest.DocTestParser().get_doctest(read_sessions(GUIDE), {}, GUIDE.name, str(GUIDE), 0)
    results = doctest.DocTestRunner().run(test)
    assert (results.failed, results.attempted > 10) == (0, True)


@pytest.mark.parametrize("name", [GUIDE.name, "for-programmers.md"])
def test_a_type_checker_accepts_the_sessions_of_a_guide(name: str, tmp_path: Path):
    module = tmp_path / "sessions.py"
    module.write_text(doctest.script_from_examples(read_sessions(GUIDE.with_name(name))), "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(module)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout.count("error:")) == (0, 0), done.stdout


def test_the_guide_names_everything_public():
    table = TEXT.split("## The whole interface")[1]
    assert [name for name in __all__ if f"`{name}" not in table and f"→ `{name}" not in table] == []
