"""The command line as people type it: from anywhere, into anything, and wrongly."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.external import require
from tests.integration.harness import Result, Workspace

ENTRY = "catalog/errors/404-not-found.yaml"
GERMAN = "locales/de-DE.po"
COMMANDS = (
    *("check", "build", "sync", "status", "audit", "explain", "rules", "serve", "init"),
    "completion",
)


@pytest.fixture
def faulty(project: Workspace) -> Workspace:
    """A project with a fault in English and one in German."""
    project.edit(ENTRY, "  status: 404", "  status: 499")
    project.edit(GERMAN, r"Liegeplatz \{berth\} gehört", "Platz {berht} gehört")
    return project


# --- help and wrong usage ---


def test_without_arguments_it_teaches(project: Workspace):
    result = project.run()
    assert result.code == 2
    assert all(f"\n    {command} " in result.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, project: Workspace):
    result = project.run(command, "--help")
    assert result.code == 0
    assert result.out.startswith(f"usage: errcat {command} ")
    assert result.err == ""


def test_the_version_is_told(project: Workspace):
    result = project.run("--version")
    assert result.code == 0
    assert result.out.startswith("errcat ")


@pytest.mark.parametrize(
    ("typed", "meant"), [("biuld", "build"), ("chekc", "check"), ("SYNC", "sync")]
)
def test_a_misspelled_command_is_recognized(typed: str, meant: str, project: Workspace):
    result = project.run("--project", ".", typed)
    assert result.code == 2
    assert result.err == f"errcat: there is no command '{typed}'; did you mean '{meant}'?\n"


def test_an_unknown_command_gets_the_list(project: Workspace):
    result = project.run("xyzzy")
    assert result.code == 2
    assert "there are check, build, sync" in result.err


WRONG = {
    "unknown option": ("check", "--frmt"),
    "unknown format": ("check", "--format", "xml"),
    "unknown folder": ("build", "--only", "mrkdown"),
    "unknown language": ("build", "--locale", "sv-SE"),
    "language with underscore": ("build", "--locale", "de_DE"),
    "unknown shell": ("completion", "powershell"),
    "missing value": ("--project",),
    "missing argument": ("explain",),
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...], project: Workspace):
    result = project.run(*arguments, writes=())
    assert result.code == 2
    command = "" if arguments[0].startswith("-") else f" {arguments[0]}"
    assert result.err.startswith(f"usage: errcat{command} ")
    assert result.out == ""


# --- where ---


def test_the_project_is_found_from_below(project: Workspace):
    assert project.run("check", cwd=project.root / "catalog/errors") == project.run("check")


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_the_project_is_named_before_or_after_the_command(before: bool, project: Workspace):
    option = ("--project", str(project.root))
    arguments = (*option, "check") if before else ("check", *option)
    assert project.run(*arguments, cwd=project.top) == project.run("check")


def test_outside_of_any_project_the_option_is_named(project: Workspace):
    result = project.run("check", cwd=project.top)
    assert result.code == 1
    assert "--project DIR" in result.err


@pytest.mark.parametrize("folder", ["no-such-folder", ".", "neighbour.txt"])
def test_a_folder_without_a_catalogue_is_named(folder: str, project: Workspace):
    result = project.run("--project", folder, "check", cwd=project.top)
    assert result.code == 1
    assert result.err.startswith(f"errcat: {folder} holds no folder 'catalog'")


@pytest.mark.skipif(sys.platform == "win32", reason="names of POSIX")
def test_a_project_may_lie_anywhere(project: Workspace):
    odd = project.top / "a b\n'ü\"$(x)"
    shutil.copytree(project.root, odd)
    result = project.run("--project", str(odd), "check", cwd=project.top)
    assert result.code == 0
    assert project.run("status", cwd=odd).code == 0


# --- check PATH ---


def test_only_the_findings_of_the_files_named_are_told(faulty: Workspace):
    result = faulty.run("check", ENTRY)
    assert result.code == 1
    assert result.out.startswith(f"{ENTRY}:4:11: error unknown-status: ")
    assert GERMAN not in result.out


@pytest.mark.parametrize(
    "name", ["../../locales/de-DE.po", "{root}/locales/de-DE.po", "./../../locales/de-DE.po"]
)
def test_files_are_named_as_seen_from_where_one_is(name: str, faulty: Workspace):
    result = faulty.run(
        "check", name.replace("{root}", str(faulty.root)), cwd=(faulty.root / ENTRY).parent
    )
    assert result.code == 1
    assert GERMAN in result.out
    assert ENTRY not in result.out


def test_a_file_without_findings_is_praised(faulty: Workspace):
    result = faulty.run("check", "catalog/types.yaml")
    assert result == Result(0, "1 of 14 files checked, all is well\n", "")


@pytest.mark.parametrize("folder", ["catalog", "catalog/errors/", ".", "{root}/catalog"])
def test_findings_of_files_in_a_folder_are_told(folder: str, faulty: Workspace):
    result = faulty.run("check", folder.replace("{root}", str(faulty.root)))
    assert result.code == 1
    assert result.out.startswith(f"{ENTRY}:4:11: error unknown-status: ")
    assert (GERMAN in result.out) is (folder == ".")


def test_findings_beside_a_folder_are_not_told(project: Workspace):
    project.edit(GERMAN, r"Liegeplatz \{berth\} gehört", "Platz {berht} gehört")
    result = project.run("check", "catalog/errors", "catalog/types.yaml")
    assert result == Result(0, "6 of 14 files checked, all is well\n", "")


@pytest.mark.parametrize("name", ["notes.md", "catalog/notes.md", "empty", "site"])
@pytest.mark.parametrize("is_proved", [False, True])
def test_a_path_that_means_no_source_is_an_error(name: str, is_proved: bool, built: Workspace):
    built.write("notes.md", "")
    built.write("catalog/notes.md", "")
    (built.root / "empty").mkdir()
    if is_proved:
        assert built.run("check").code == 0
    result = built.run("check", "catalog/types.yaml", name)
    message = f"errcat: {name}: nothing of it is a source of the catalogue\n"
    assert result == Result(1, "", message)


def test_a_file_that_no_rule_could_look_at_is_not_praised(faulty: Workspace):
    faulty.write("catalog/types.yaml", "a: [")
    result = faulty.run("check", ENTRY)
    assert (result.code, result.out) == (1, "")
    assert "the catalogue cannot be read" in result.err


@pytest.mark.parametrize(
    ("name", "reason"), [("no.yaml", "no such file"), ("../neighbour.txt", "lies outside")]
)
def test_a_file_that_cannot_be_checked_is_named(name: str, reason: str, project: Workspace):
    result = project.run("check", name)
    assert result.code == 1
    assert name in result.err
    assert reason in result.err


# --- formats ---


def test_json_tells_all_about_each_finding(faulty: Workspace):
    result = faulty.run("check", "--format", "json")
    assert result.code == 1
    found = {item["rule"]: item for item in json.loads(result.out)["findings"]}
    assert found["unknown-status"]["path"] == ENTRY
    assert (found["unknown-status"]["line"], found["unknown-status"]["column"]) == (4, 11)
    assert found["placeholder-translated"]["expected"] == "{berth}"


def test_json_of_nothing_is_json(project: Workspace):
    result = project.run("check", "--format", "json", "catalog/types.yaml")
    assert result.code == 0
    assert json.loads(result.out)["findings"] == []


def test_sarif_is_read_by_its_readers(faulty: Workspace):
    result = faulty.run("check", "--format", "sarif")
    assert result.code == 1
    log = json.loads(result.out)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for found in run["results"]:
        place = found["locations"][0]["physicalLocation"]
        assert rules[found["ruleIndex"]] == found["ruleId"]
        assert place["artifactLocation"]["uri"] in (ENTRY, GERMAN, "locales/ar-EG.po")
        assert place["region"]["startLine"] >= 1


def test_github_gets_a_line_for_each_finding(faulty: Workspace):
    result = faulty.run("check", "--format", "github")
    assert result.code == 1
    assert f"::error file={ENTRY},line=4,endLine=4,col=11,endColumn=14," in result.out
    assert all(line.startswith("::") for line in result.out.splitlines())


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_programs_get_nothing_but_their_format(form: str, project: Workspace):
    project.edit("catalog/catalog.yaml", "^name: .*$", "name: *x")
    result = project.run("check", "--format", form)
    assert result.code == 1
    assert result.err == ""
    assert "yaml-anchor" in result.out


# --- colours and pipes ---


def test_colours_are_for_terminals_and_those_who_ask(faulty: Workspace):
    assert "\x1b" not in faulty.run("check").all
    assert "\x1b[" in faulty.run("check", environment={"FORCE_COLOR": "1"}).out
    both = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    assert "\x1b" not in faulty.run("check", environment=both).all


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("command", ["rules", "check", "completion bash"])
def test_a_reader_that_goes_away_is_no_fault(command: str, faulty: Workspace):
    errcat = f"'{sys.executable}' -m errcat {command}"
    done = subprocess.run(
        ["bash", "-c", f"{errcat} | true; exit ${{PIPESTATUS[0]}}"],
        cwd=faulty.root,
        env=faulty.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX")
@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_fault(closing: str, project: Workspace):
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m errcat check {closing}"],
        cwd=project.root,
        env=project.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_encoding_of_the_terminal_will_do(encoding: str, project: Workspace):
    project.edit("locales/ar-EG.po", 'msgstr "Lighthouse|msgstr "أ', 'msgstr "{x}أ')
    result = subprocess.run(
        [sys.executable, "-m", "errcat", "check"],
        cwd=project.root,
        env={**project.environment, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert b"placeholder" in result.stdout
    assert b"Traceback" not in result.stderr


# --- completion ---


def test_bash_completes_commands_and_options(project: Workspace, tmp_path: Path):
    bash = require("bash")
    script = tmp_path / "errcat.bash"
    script.write_text(project.run("completion", "bash").out, encoding="utf-8")
    ask = (
        f"source '{script}'\n"
        "complete -p errcat\n"
        "COMP_WORDS=(errcat ch) COMP_CWORD=1; _shtab_errcat; echo ${COMPREPLY[@]}\n"
        "COMP_WORDS=(errcat build --lo) COMP_CWORD=2; _shtab_errcat; echo ${COMPREPLY[@]}\n"
    )
    done = subprocess.run([bash, "-c", ask], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines()[1:] == ["check", "--locale"]


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_accept_their_scripts(shell: str, project: Workspace):
    result = project.run("completion", shell)
    assert result.code == 0
    assert "explain" in result.out


# --- libraries that are not there ---

NEEDED = {
    "ruamel.yaml": "check",
    "_ruamel_yaml": "check",
    "jinja2": "build",
    "babel": "build",
    "shtab": "completion bash",
    "rapidfuzz": "rules nosuch",
    "markdown_it": "audit page.md",
}


@pytest.mark.parametrize(("library", "command"), NEEDED.items())
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    library: str, command: str, project: Workspace, tmp_path: Path
):
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(f"import sys\nsys.modules[{library!r}] = None\n")
    project.write(
        "page.md", "| Code | Status |\n| - | - |\n| `VesselNotFound` | NotFound (404) |\n"
    )
    path = ":".join(filter(None, (str(hidden), project.environment.get("PYTHONPATH"))))
    result = project.run(*command.split(), environment={"PYTHONPATH": path})
    assert result.code == 1
    assert result.err.startswith(f"errcat: the library '{library}")
    assert "is missing; install it with: pip install" in result.err
    assert result.err.rstrip().endswith('[generator]"')


def test_what_needs_no_library_works_without_any(project: Workspace):
    code = "import sys; from errcat.cli import main; sys.exit(main(sys.argv[1:]))"
    for arguments in (["--help"], ["build", "--help"], ["biuld"]):
        done = subprocess.run(
            [sys.executable, "-S", "-c", code, *arguments],
            env={**project.environment, "PYTHONPATH": package_folder()},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert done.returncode == (2 if arguments == ["biuld"] else 0)


def package_folder() -> str:
    import errcat

    return str(Path(errcat.__file__).parents[1])
