"""Run the benchmarks: `python -m tests.benchmarks [NAME …]`, all of them by default."""

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    names = sys.argv[1:] or known
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names:
        print(f"== {name} ==", flush=True)
        sys.argv = [name]
        runpy.run_module(f"tests.benchmarks.bench_{name}", run_name="__main__")
        print(flush=True)
    return 0


sys.exit(main())
