"""The parser speaks the language that was asked for, in the standard library's own messages too."""

from __future__ import annotations

import argparse

import pytest

from visitplanner.base.language import Language
from visitplanner.cli.main import NOUNS
from visitplanner.cli.parser import ARGPARSE_WORDS, BadUsage, Commands, asked_language, speaking


class Marked(Language):
    """A language that puts every message in guillemets, and remembers what was asked of it."""

    def __init__(self) -> None:
        super().__init__("en")
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"«{message}»"


@pytest.fixture
def marked() -> Marked:
    return Marked()


def parse(language: Marked, *arguments: str) -> argparse.Namespace:
    with speaking(language):
        commands = Commands(language)
        for noun in NOUNS:
            noun.register(commands)
        return commands.parser.parse_args(arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("show",), "show: «the following arguments are required: «CODE»»"),
        (("show", "a", "b"), "«unrecognized arguments: b»"),
        (("visits", "--now", "x"), "visits: «argument --now: «“x” is not a time.»»"),
        (("visits", "--author"), "visits: «argument --author: «expected one argument»»"),
        (("search",), "search: «the following arguments are required: «WORDS»»"),
    ],
)
def test_what_is_wrong_is_said_in_that_language(marked: Marked, arguments: tuple[str, ...], expected: str) -> None:
    with pytest.raises(BadUsage) as caught:
        parse(marked, *arguments)
    assert str(caught.value) == expected


def test_every_message_of_the_standard_parser_is_in_our_catalogue(
    marked: Marked, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["--help"], ["show", "--help"], ["pack", "--help"], ["--version"]):
        with pytest.raises(SystemExit):
            parse(marked, *arguments)
    for arguments in (["show"], ["fly"], ["show", "a", "b"], ["--now"], ["pack", "a", "--language", "x"], ["--json=1"],
                      ["visits", "--json=1"], ["note", "a"]):  # fmt: skip
        with pytest.raises(BadUsage):
            parse(marked, *arguments)
    capsys.readouterr()
    ours = Marked()
    parse(ours, "visits")
    assert marked.asked - ours.asked - {"%(heading)s:"} <= set(ARGPARSE_WORDS)


def test_help_is_marked_throughout(marked: Marked, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(marked, "--help")
    shown = capsys.readouterr().out
    ours = ("list the visits", "Without a command the window opens.")
    for words in ("usage: ", "options", "positional arguments", *ours):
        assert f"«{words}»" in shown.replace("\n", " ")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--ui-language", "ja", "show"], "ja"), (["show", "x", "--ui-language=it"], "it"), (["--ui-language"], ""),
        ([], ""),
    ],
)  # fmt: skip
def test_the_language_is_known_before_anything_is_parsed(arguments: list[str], expected: str) -> None:
    assert asked_language(arguments) == expected
