"""People, organisations, and who takes part in a visit."""

from __future__ import annotations

from dataclasses import dataclass

from visitplanner.domain.kinds import NameOrder, Side
from visitplanner.domain.names import Name
from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A city office, company, university or network."""

    id: str
    space: str
    city: str = ""
    website: str = ""
    sample: bool = False
    name: Wording = EMPTY
    about: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a name in up to three scripts. `alias_of` points to the record this one was merged into.

    `latin_order` is how the name is written in Latin letters, where that differs from `name_order`. `distinct_from`:
    people who look like the same one, of whom somebody said that they are not.
    """

    id: str
    space: str
    family_native: str = ""
    given_native: str = ""
    family_kana: str = ""
    given_kana: str = ""
    family_latin: str = ""
    given_latin: str = ""
    name_order: NameOrder = NameOrder.GIVEN_FIRST
    organisation: str = ""
    city: str = ""
    languages: tuple[str, ...] = ()
    email: str = ""
    alias_of: str = ""
    sample: bool = False
    latin_order: NameOrder | None = None
    phone: str = ""
    distinct_from: tuple[str, ...] = ()
    title: Wording = EMPTY
    bio: Wording = EMPTY

    @property
    def name(self) -> Name:
        """The name as a value of its own."""
        return Name(
            self.family_native, self.given_native, self.family_kana, self.given_kana,
            self.family_latin, self.given_latin, self.name_order, self.latin_order,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPrivate:
    """Restricted facts, in a sub-space that travels and prints only when ticked."""

    id: str
    space: str
    person: str = ""
    diet: str = ""
    access_needs: str = ""
    mobile: str = ""
    emergency_contact: str = ""
    passport: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """A person's part in a visit. `rank` orders lists (1 is the highest); `head` leads the side."""

    id: str
    space: str
    visit: str = ""
    person: str = ""
    side: Side = Side.DELEGATION
    rank: int = 99
    head: bool = False
    role: Wording = EMPTY
