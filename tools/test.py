"""Test this clone in its own virtual environment. Arguments are passed on to pytest."""

from __future__ import annotations

import os
import sys

import environment

if __name__ == "__main__":
    environment.ensure("test")
    os.chdir(environment.ROOT)
    environment.become("-m", "pytest", *sys.argv[1:])
