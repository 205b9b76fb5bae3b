"""Test this clone in its own virtual environment: everything on two or more cores, or what the arguments ask for.

Arguments are passed on to pytest, which then runs in one process.
"""

from __future__ import annotations

import os
import sys

import environment

MOST_CORES = 4
"""More processes than this wait for each other's disk."""


def arguments(given: list[str]) -> list[str]:
    """What pytest is asked: files stay whole, so that what their tests share is made once."""
    cores = min(os.cpu_count() or 1, MOST_CORES)
    return given or (["-n", str(cores), "--dist", "loadfile"] if cores > 1 else [])


if __name__ == "__main__":
    environment.ensure("test")
    os.chdir(environment.ROOT)
    environment.become("-m", "pytest", *arguments(sys.argv[1:]))
