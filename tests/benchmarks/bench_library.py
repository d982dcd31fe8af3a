"""The generated package: what importing, writing, matching and parsing cost, next to other ways.

Each table compares candidates that took turns in one run; `x` is the ratio to the first row.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import timeit
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from fluent.runtime import FluentBundle, FluentResource
from tests.benchmarks.library_catalogs import load_many_languages, load_many_templates
from tests.consumer.generated import import_package, write_package

from defender_errors import ErrorCode, Messages, format_message, match_message, parse_response
from errcat.names import field_name

ROOT = Path(__file__).parents[2]
MANY_TEMPLATES = 10_000
MANY_LANGUAGES = 30
LONG_TEXTS = 50
"""How many times as long."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure_import(folder)
        measure_memory(folder)
        measure_format()
        measure_parse()
        measure_match(folder)


def race(
    title: str, sources: Mapping[str, str], names: dict[str, object], loops: int = 500
) -> dict[str, float]:
    """Time statements by turns, print them, and return the best seconds of each by label."""
    timers = {label: timeit.Timer(source, globals=names) for label, source in sources.items()}
    best = dict.fromkeys(sources, float("inf"))
    for _ in range(40):
        for label, timer in timers.items():
            best[label] = min(best[label], timer.timeit(loops) / loops)
    print_table(title, best)
    return best


def print_table(title: str, seconds: Mapping[str, float]) -> None:
    base = next(iter(seconds.values()))
    print(f"\n{title}")
    for label, value in seconds.items():
        print(f"  {label:52} {value * 1e6:10.2f} us {value / base:8.2f} x")


def judge(goal: str, value: float, limit: float) -> None:
    """Say whether a goal is reached."""
    verdict = "reached" if value <= limit else "MISSED"
    print(f"  -> {goal}: {value:.3g}, at most {limit:.3g}: {verdict}")


def run_python(folder: Path, package: Path, source: str) -> str:
    """Run a program in a fresh process that has nothing but the standard library and a package."""
    setup = f"import sys; sys.path.insert(0, {str(package)!r})\n"
    command = [sys.executable, "-I", "-S", "-X", f"pycache_prefix={folder / 'bytecode'}"]
    return subprocess.run(
        [*command, "-c", setup + source], check=True, capture_output=True, text=True
    ).stdout


def measure_import(folder: Path) -> None:
    many = write_package(load_many_languages(ROOT, MANY_LANGUAGES, LONG_TEXTS), folder).parent
    real = ROOT / "site" / "python"
    candidates = {
        "import http": (real, "import http"),
        "import defender_errors": (real, "import defender_errors"),
        "from defender_errors import ErrorCode": (real, "from defender_errors import ErrorCode"),
        "... ErrorCode, Product, Retry": (
            real,
            "from defender_errors import ErrorCode, Product, Retry",
        ),
        f"ErrorCode, {MANY_LANGUAGES} languages, texts {LONG_TEXTS} x as long": (
            many,
            "from many_languages import ErrorCode",
        ),
    }
    seconds: dict[str, list[float]] = {label: [] for label in candidates}
    for turn in range(41):
        for label, (package, source) in candidates.items():
            timed = (
                f"import time; t = time.perf_counter(); {source}; print(time.perf_counter() - t)"
            )
            found = float(run_python(folder, package, timed))
            if turn:  # the first one writes bytecode
                seconds[label].append(found)
    best = {label: min(values) for label, values in seconds.items()}
    print_table("Import, fresh processes", best)
    base, package, codes, _, many_codes = best.values()
    judge("import to `import http`", package / base, 1.0)
    judge("import of the codes to `import http`", codes / base, 1.0)
    judge("languages and lengths of texts", many_codes / codes, 1.1)


MEMORY = """
import tracemalloc
tracemalloc.start()
used = lambda: tracemalloc.get_traced_memory()[0] // 1024
before = used()
import defender_errors
print("the package", used() - before)
defender_errors.ErrorCode
print("and its codes (with enum)", used() - before)
defender_errors.Messages("sv-SE").not_found()
print("and one language", used() - before)
defender_errors.match_message("x")
print("and the index of all languages (with re, typing)", used() - before)
defender_errors.parse_response({"error": {"code": "x"}})
print("and parsing (with json, dataclasses, uuid)", used() - before)
"""


def measure_memory(folder: Path) -> None:
    print("\nMemory after import, fresh process")
    for line in run_python(folder, ROOT / "site" / "python", MEMORY).splitlines():
        label, kilobytes = line.rsplit(" ", 1)
        print(f"  {label:52} {kilobytes:>10} KB")


def measure_format() -> None:
    ratios: list[tuple[float, float]] = []
    for code, values in {
        ErrorCode.INVALID_HASH_VALUE: {"invalid_hash": "44d88612fea8a8f36de82e1278abb02f"},
        ErrorCode.CLIENT_VERSION_NOT_SUPPORTED: {"action": "Isolate machine", "version": "10.82"},
        ErrorCode.MAXIMUM_BATCH_SIZE_EXCEEDED: {"received": 1200, "allowed": 1000},
    }.items():
        template = code.template()
        assert template is not None
        bundle = FluentBundle(["en-US"], use_isolating=False)
        bundle.add_resource(FluentResource("m = " + template.replace("{", "{ $")))
        names = {
            "template": template,
            "write": Messages(),
            "bundle": bundle,
            "format_message": format_message,
            "code": code,
            "values": values,
        }
        arguments = ", ".join(f"{name}={value!r}" for name, value in values.items())
        sources = {
            "str.format": f"template.format({arguments})",
            "Messages": f"write.{field_name(code)}({arguments})",
            "format_message": "format_message(code, values)",
            "fluent.runtime": "bundle.format_pattern(bundle.get_message('m').value, values)",
        }
        plain, typed, _, fluent = race(f"Format {code}", sources, names).values()
        ratios.append((typed / plain, typed / fluent))
    judge("Messages to str.format, worst", max(plain for plain, _ in ratios), 1.2)
    judge("Messages to fluent.runtime, worst", max(fluent for _, fluent in ratios), 0.15)


def measure_parse() -> None:
    body = {
        "error": {
            "code": "ResourceNotFound",
            "message": "Machine 123123123 was not found",
            "target": "43f4cb08-8fac-4b65-9db1-745c2ae65f3a",
        }
    }
    headers = {"Content-Type": "application/json", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"}
    text = json.dumps(body, indent=4)
    names = {
        "loads": json.loads,
        "parse_response": parse_response,
        "text": text,
        "body": text.encode(),
        "headers": headers,
        "waiting": {**headers, "Retry-After": "30"},
        "response": parse_response(text),
    }
    sources = {
        "json.loads, text": "loads(text)",
        "parse_response, text": "parse_response(text)",
        "parse_response, text, status, headers": "parse_response(text, 404, headers)",
        "parse_response, text, status, Retry-After": "parse_response(text, 404, waiting)",
        "json.loads, bytes": "loads(body)",
        "parse_response, bytes": "parse_response(body)",
        "... .parameters": "response.parameters",
    }
    best = race("Parse the sample response", sources, names)
    plain, parsed, with_headers, _, plain_bytes, parsed_bytes, _ = best.values()
    judge("text to json.loads", parsed / plain, 3.0)
    judge("text with status and headers to json.loads", with_headers / plain, 3.0)
    judge("bytes to json.loads", parsed_bytes / plain_bytes, 3.0)


def measure_match(folder: Path) -> None:
    project = load_many_templates(folder / "many", MANY_TEMPLATES)
    package = import_package(project, folder, "many_templates")
    measure_hits(package)
    measure_hostile(package)


def measure_hits(package: ModuleType) -> None:
    """Time texts of random codes, against a loop of compiled regular expressions."""
    codes = random.Random(3).sample(list(package.ErrorCode), 50)
    templates = [code.template() for code in package.ErrorCode]
    names = {
        "patterns": [compile_template(template) for template in templates],
        "texts": [code.template().format(value="A-7", other="42 x") for code in codes],
        "match_message": package.match_message,
        "few": match_message,
    }
    for text in names["texts"]:
        assert package.match_message(text)[0].code in codes
    sources = {
        "a loop of compiled regular expressions": (
            "for text in texts: next(filter(None, (p.fullmatch(text) for p in patterns)))"
        ),
        "match_message": "for text in texts: match_message(text)",
    }
    title = f"Match {len(codes)} texts among {MANY_TEMPLATES:,} templates"
    loop, match = race(title, sources, names, loops=5).values()
    judge("microseconds a hit", match / len(codes) * 1e6, 10)
    judge("to a loop of regular expressions", match / loop, 0.02)
    sources = {
        "a hit": "few('Machine 123123123 was not found')",
        "two numbers": "few('Maximum batch size exceeded. Received: 1200, allowed: 1000.')",
        "a miss": "few('no such text')",
    }
    race("Match among the real templates, three languages", sources, names)


def compile_template(template: str) -> re.Pattern[str]:
    literals = re.split(r"\{[a-z]+\}", template)
    return re.compile("(.+?)".join(map(re.escape, literals)), re.DOTALL)


def measure_hostile(package: ModuleType) -> None:
    """Time texts of 10 KB that are made to mislead, against a short miss and one pass over them."""
    names = {
        "few": match_message,
        "many": package.match_message,
        "repeated": "Maximum batch size exceeded. Received: " + "1, allowed: " * 850,
        "shared": "User " + "cannot be moved: " * 600 + ".",
        "words": "User " + " ".join(f"{number:05}" for number in range(1_700)) + ".",
        "long": "x" * 10_000,
    }
    sources = {
        "a short miss": "few('no such text')",
        "one pass: a search for what is not in it": "repeated.find('absent')",
        "10 KB, no head of a template": "few(long)",
        "10 KB, a head and its middle again and again": "few(repeated)",
    }
    miss, single, *hostile = race("Hostile texts, real templates", sources, names).values()
    judge("microseconds of the worst", max(hostile) * 1e6, 2 * (miss + single) * 1e6)
    sources = {
        "a short miss": "many('no such text')",
        "one pass: the set of its words": "set(shared.split(' '))",
        "10 KB, no head of a template": "many(long)",
        "10 KB, head and tail that hundreds of templates share": "many(shared)",
        "10 KB, the same, with words of hundreds of templates": "many(words)",
    }
    title = f"Hostile texts, {MANY_TEMPLATES:,} templates"
    best = list(race(title, sources, names, loops=20).values())
    judge("microseconds of the first two", max(best[2:4]) * 1e6, 2 * (best[0] + best[1]) * 1e6)


if __name__ == "__main__":
    main()
