"""Sequences: what of them stands in order."""

from bisect import bisect_left
from collections.abc import Sequence


def find_longest_rising(values: Sequence[int]) -> list[int]:
    """Return the indexes of a longest strictly rising subsequence, in order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[length] = value
            ends[length] = index
    chain: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]
