"""The parser: global options anywhere, one sub-command per verb, every word in the language that is asked for."""

from __future__ import annotations

import argparse
import contextlib
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import visitplanner
from visitplanner.base.language import LANGUAGES, Language
from visitplanner.base.phrases import N_
from visitplanner.cli.console import Console

Run = Callable[[Console, Namespace], int]

ARGPARSE_WORDS = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("show program's version number and exit"), N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"), N_("expected one argument"),
    N_("expected at most one argument"), N_("expected at least one argument"), N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("not allowed with argument %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"), N_("ignored explicit argument %r"),
)  # fmt: skip
"""What the standard library's parser says; it looks its words up in a catalogue that is the whole process's."""


class BadUsage(Exception):  # noqa: N818 - what happened, not a defect
    """The command line could not be understood; the text says why, ready to be shown."""


class Parser(ArgumentParser):
    """Raises `BadUsage` instead of printing the usage and leaving."""

    def error(self, message: str) -> NoReturn:
        raise BadUsage(message if self.prog == "visitplanner" else f"{self.prog.split()[-1]}: {message}")


class Commands:
    """The sub-commands while the parser is built; modules of nouns add theirs."""

    def __init__(self, language: Language) -> None:
        self._language, self._ = language, language.gettext
        self.parser = Parser(
            prog="visitplanner",
            description=self._(N_("Plan study visits between cities, note what was learned, print briefing packs.")),
            epilog=self._(N_("Without a command the window opens.")),
            allow_abbrev=False,
        )
        self._globals(self.parser, None)
        version = f"%(prog)s {visitplanner.__version__}"
        self.parser.add_argument("--version", action="version", version=version)
        self._commands = self.parser.add_subparsers(dest="command", metavar=self._(N_("COMMAND")))

    def add(self, name: str, help_text: str, run: Run | None, among: Any = None) -> ArgumentParser:
        """A sub-command, or one `among` those of a command; `help_text` is a msgid, `run` None means the window."""
        said = self._(help_text)
        parser: ArgumentParser = (among or self._commands).add_parser(
            name, help=said, description=said, allow_abbrev=False
        )
        parser.set_defaults(run=run)
        self._globals(parser, argparse.SUPPRESS)
        return parser

    def among(self, parser: ArgumentParser, metavar: str) -> Any:
        """The sub-commands of a command, of which one must be given; `metavar` is a msgid."""
        return parser.add_subparsers(dest="gesture", metavar=self._(metavar), required=True)

    def code(self, parser: ArgumentParser) -> None:
        """The argument that names a visit."""
        parser.add_argument("code", metavar=self._(N_("CODE")), help=self._(N_("the code or the id of a visit")))

    def json(self, parser: ArgumentParser) -> None:
        """The option to print for programs."""
        parser.add_argument("--json", action="store_true", help=self._(N_("print JSON, for programs")))

    def argument(self, parser: ArgumentParser, name: str, help_text: str, metavar: str = "", **more: Any) -> None:
        """One more argument of a command; `help_text` and `metavar` are msgids."""
        if metavar:
            more["metavar"] = self._(metavar)
        parser.add_argument(*name.split(), help=self._(help_text), **more)

    def _globals(self, parser: ArgumentParser, default: Any) -> None:
        folder, code = self._(N_("FOLDER")), self._(N_("LANGUAGE"))
        given: dict[str, Any] = {"default": default}
        add = parser.add_argument
        add("--data-dir", type=Path, metavar=folder, help=self._(N_("the folder of the library")), **given)
        said = self._(N_("the language of messages: {languages}")).format(languages=self._language.series(LANGUAGES))
        add("--ui-language", choices=tuple(LANGUAGES), metavar=code, help=said, **given)
        said = self._(N_("who writes; remembered"))
        add("--author", metavar=self._(N_("NAME")), help=said, **given)
        said = self._(N_("the time it is, for tests and demonstrations: 2026-11-09T10:30+09:00"))
        add("--now", type=self._moment, metavar=self._(N_("TIME")), help=said, **given)

    def _moment(self, text: str) -> datetime:
        """An ISO time; without an offset it is this computer's."""
        try:
            return datetime.fromisoformat(text).astimezone()
        except (ValueError, OverflowError):
            said = self._(N_("“{text}” is not a time.")).format(text=text)
            raise argparse.ArgumentTypeError(said) from None


@contextlib.contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Let the standard library's parser speak `language` for a while; it has no other way to be told."""
    names = ("_", "ngettext")
    before = {name: getattr(argparse, name) for name in names}
    for name, words in zip(names, (language.gettext, language.ngettext), strict=True):
        setattr(argparse, name, words)
    try:
        yield
    finally:
        for name, words in before.items():
            setattr(argparse, name, words)


def asked_language(arguments: Sequence[str]) -> str:
    """What `--ui-language` says, found before anything is parsed; empty where it is not there."""
    for at, argument in enumerate(arguments):
        if argument.startswith("--ui-language="):
            return argument.partition("=")[2]
        if argument == "--ui-language" and at + 1 < len(arguments):
            return arguments[at + 1]
    return ""
