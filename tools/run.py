"""Run visitplanner from this clone, in its own virtual environment. Arguments are passed on."""

from __future__ import annotations

import sys

import environment

if __name__ == "__main__":
    environment.ensure()
    environment.become("-m", "visitplanner", *sys.argv[1:])
