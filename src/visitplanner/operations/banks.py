"""Banks of questions by theme: ours, shipped, and what was kept from visits for those to come."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from visitplanner.base import paths
from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import ids
from visitplanner.domain import wording as words
from visitplanner.domain.kinds import Priority, Theme
from visitplanner.domain.records import BankQuestion
from visitplanner.domain.wording import Wording
from visitplanner.operations import questions, rules
from visitplanner.store.editing import Edit


@dataclass(frozen=True, slots=True)
class Offer:
    """A question to be taken into a visit. `id` is that of a kept one, or the stable key of one of ours."""

    id: str
    theme: Theme
    priority: Priority
    text: Wording
    own: bool = False


def keep(
    edit: Edit, theme: Theme, text: str | Wording, language: str, *, priority: Priority = Priority.SHOULD
) -> str:
    """Put a question into the bank of a theme; its id. Refused where the bank has it in the same words."""
    wording = (
        text if isinstance(text, Wording) else Wording({language: rules.title(text, "text")}, {}, language)
    )
    if not wording:
        raise Refusal(N_("Type something first."), field="text")
    space = ids.question_bank(theme)
    said = {_plain(one) for one in wording.texts.values() if one.strip()}
    there = [one.text for one in edit.find(BankQuestion, space=space)] + [one.text for one in shipped(theme)]
    for other in there:
        if said & {_plain(one) for one in other.texts.values()}:
            raise Refusal(N_("The bank has this question already."), field="text")
    rules.language(language)
    return edit.add(BankQuestion, space=space, theme=theme, priority=priority, text=wording)


def take(edit: Edit, visit: str, offers: Sequence[Offer], *, objective: str, language: str) -> list[str]:
    """Take questions into a visit, under an objective or none; the ids of the new ones.

    Texts come in all their languages; `language` is the one they are said to be written in.
    """
    if not offers:
        raise Refusal(N_("Choose a question first."))
    return [
        questions.add(
            edit, visit, text=_written_in(one, language), language=language, objective=objective,
            priority=one.priority,
        )
        for one in offers
    ]  # fmt: skip


def delete(edit: Edit, ids: Iterable[str]) -> None:
    """Take kept questions out of their bank, into the bin; visits that took them keep theirs."""
    for id in ids:
        edit.delete(BankQuestion, id)


def offer(kept: BankQuestion) -> Offer:
    """A kept question as it is offered."""
    return Offer(kept.id, kept.theme or Theme.GOVERNANCE, kept.priority, kept.text, own=True)


def shipped(theme: Theme) -> tuple[Offer, ...]:
    """Our questions on a theme, in their order."""
    return _shipped()[theme]


@cache
def _shipped() -> dict[Theme, tuple[Offer, ...]]:
    return {theme: tuple(_read(theme)) for theme in Theme}


def _read(theme: Theme) -> Iterable[Offer]:
    path = paths.resources() / "banks" / f"{theme.value}.toml"
    for row in tomllib.loads(path.read_text("utf-8"))["question"]:
        texts = {language: text for language, text in row.items() if language not in ("key", "priority")}
        yield Offer(
            f"{theme.value}.{row['key']}", theme, Priority(row["priority"]), words.shipped(texts, "en")
        )


def _written_in(one: Offer, language: str) -> Wording:
    return one.text if one.own else words.shipped(one.text.texts, language)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
