"""Every source file keeps every house rule, and every rule notices its own breach."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

import pytest

from tests.house.rules import ROOT, RULES, Module, Rule

GOOD = '"""A noun."""\n\nfrom __future__ import annotations\n\n'
BREACHES = {
    "docstring": ("store/door.py", "from __future__ import annotations\n"),
    "annotations": ("store/door.py", '"""A noun."""\n\nSIZE: int = 1\n'),
    "length": ("store/door.py", GOOD + "def long() -> None:\n" + "    print()\n" * 41),
    "qt_class": (
        "gui/board.py",
        GOOD + "class Board:\n    def paintEvent(self): ...\n    def move(self): ...\n",
    ),
    "inline_import": ("store/door.py", GOOD + "def f() -> None:\n    import json\n"),
    "message": ("store/door.py", GOOD + 'raise Refusal("The end lies before the start")\n'),
    "hidden_message": ("gui/board.py", GOOD + """words = f"{_('Day')} {1}"\n"""),
    "sqlite": ("store/door.py", GOOD + "import sqlite3\n"),
    "network": ("store/door.py", GOOD + "from urllib import request\n"),
    "clock": ("domain/programme.py", GOOD + "late = datetime.now(UTC)\n"),
    "names": ("domain/utils.py", GOOD),
}


@cache
def sources() -> list[Module]:
    """The package and the tools, each file read once."""
    files = [*sorted((ROOT / "src").rglob("*.py")), *sorted((ROOT / "tools").rglob("*.py"))]
    return [
        Module(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text("utf-8")) for path in files
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: Rule) -> None:
    complaints = [f"{module.path}:{complaint}" for module in sources() for complaint in rule(module)]
    assert not complaints, f"{rule.__doc__}\n" + "\n".join(complaints)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_notices_its_breach(rule: Rule) -> None:
    name, text = BREACHES[rule.__name__]
    assert list(rule(Module(PurePosixPath("src/visitplanner") / name, text)))


@pytest.mark.parametrize("text", ["_(f'{n} days')", "_('Day ' + n)", "_('%s' % n)"])
def test_composed_messages_are_noticed(text: str) -> None:
    module = Module(PurePosixPath("src/visitplanner/gui/board.py"), f"{GOOD}{text}\n")
    assert [rule.__name__ for rule in RULES if list(rule(module))] == ["message"]
