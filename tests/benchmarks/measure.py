"""Timing whole processes: median wall time and peak memory, candidates taking turns."""

import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Timing(NamedTuple):
    """Medians over the runs of one command."""

    seconds: float
    megabytes: float
    """Largest resident size of the process."""


def time_processes(
    commands: Mapping[str, Sequence[str]],
    runs: int,
    accepted: tuple[int, ...] = (0,),
    *,
    has_warm_up: bool = True,
) -> dict[str, Timing]:
    """Run each command `runs` times, in turns, after a warm-up; returns medians by name."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    sizes: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(0 if has_warm_up else 1, runs + 1):
        for name, command in commands.items():
            wall, size = run_process(command, accepted)
            if turn:
                seconds[name].append(wall)
                sizes[name].append(size)
    return {
        name: Timing(statistics.median(seconds[name]), statistics.median(sizes[name]))
        for name in commands
    }


def run_process(command: Sequence[str], accepted: tuple[int, ...] = (0,)) -> tuple[float, float]:
    """Run a command with its output thrown away; returns wall seconds and peak megabytes."""
    start = time.perf_counter()
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # as on a user's machine
    process = os.posix_spawnp(command[0], list(command), environment, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in accepted:
        sys.exit(f"{' '.join(command)} ended with {code}: run it by hand to see why")
    return wall, usage.ru_maxrss / 1024


def print_table(timings: Mapping[str, Timing], base: str) -> None:
    """Print a row per command: seconds, ratio to the base, peak memory."""
    width = max(map(len, timings))
    for name, timing in timings.items():
        ratio = timing.seconds / timings[base].seconds
        print(
            f"{name:{width}}  {timing.seconds:8.3f} s  {ratio:8.2f} x  {timing.megabytes:7.0f} MB"
        )
