"""The Edit: what operations read from and write through. One gesture, one transaction, one Change per touched space."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, TypeVar
from uuid import NAMESPACE_OID, uuid4, uuid5

from sqlalchemy import Connection

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.codec import encode
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import NAMES
from visitplanner.domain.wording import Wording
from visitplanner.store import change as log
from visitplanner.store import rows
from visitplanner.store.bin import Bin
from visitplanner.store.change import Address, Change, Json, Op, packed, seal
from visitplanner.store.fold import shown
from visitplanner.store.identity import Identity
from visitplanner.store.journal import Journal
from visitplanner.store.projection import project
from visitplanner.store.shapes import shape
from visitplanner.store.textmerge import splice

T = TypeVar("T")

LARGEST_TEXT: Final = 1_000_000
"""Bytes of UTF-8 in one field; more is refused before it is accepted."""

_GONE = N_("This is no longer there: it was deleted meanwhile.")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Touched:
    """What a gesture changed: rows as (kind, id), over which it iterates; their spaces; the visits it counts for."""

    rows: frozenset[tuple[str, str]] = frozenset()
    spaces: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.rows)


@dataclass(frozen=True, slots=True)
class Gesture:
    """Who does what, when and on which visit; `way` and `of` tell an undo or redo and what it concerns.

    `shipped`: data of ours, whose changes must be the same on every laptop: nothing in them is random.
    """

    label: Phrase
    identity: Identity
    now: datetime
    visit: str = ""
    way: str = log.DO
    of: str = ""
    shipped: bool = False


class Edit:
    """One gesture while it is made. Reads see what it has written; nothing is kept when its body raises."""

    def __init__(self, journal: Journal, gesture: Gesture) -> None:
        self.journal = journal
        self.gesture = gesture
        self.now = gesture.now
        self.author = gesture.identity.author
        self.visit = gesture.visit or None
        self.mended: set[Address] = set()
        self.changes: tuple[Change, ...] = ()
        self._begun: dict[str, Change] = {}
        self._ops: dict[str, list[Op]] = {}
        self._name = ""

    # ------------------------------------------------------------------ reading
    def get(self, kind: type[T], id: str) -> T:
        """The record of that id. Refuses an unknown or deleted one."""
        found = rows.one(self._fresh(), kind, id)
        if found is None:
            raise Refusal(_GONE)
        return found

    def find(self, kind: type[T], /, **equals: Any) -> tuple[T, ...]:
        """The records whose registers (or `space`) have the given values, by id."""
        return rows.find(self._fresh(), kind, **equals)

    def deleted(self, kind: type[Any], id: str) -> bool:
        """Whether there was such a row and it is in the bin."""
        life = self.journal.lives[NAMES[kind], id]
        return bool(life.latest) and not life.living

    @property
    def bin(self) -> Bin:
        """What is in the bin now."""
        return Bin(self._fresh())

    def expect(self, kinds: Iterable[tuple[type[Any], str]]) -> None:
        """These rows are about to be written: read them with a few queries rather than one by one."""
        self.journal.expect([(NAMES[kind], id) for kind, id in kinds])

    @property
    def touched(self) -> Touched:
        """What was changed so far."""
        spaces = {space for space, ops in self._ops.items() if ops}
        found = frozenset((op.kind, op.row) for ops in self._ops.values() for op in ops)
        visits = {space for space in spaces if self.journal.lives["visit", space].latest}
        return Touched(found, frozenset(spaces), frozenset(visits | ({self.visit} if self.visit else set())))

    # ------------------------------------------------------------------ writing
    def add(self, kind: type[Any], /, *, space: str, id: str | None = None, **values: Any) -> str:
        """A new row with the given values; its id, which is a new one where none is given.

        Adding what is in the bin takes it out with exactly these values. Adding what is there is a mistake of ours.
        """
        row = id or uuid4().hex
        name = NAMES[kind]
        life = self.journal.lives[name, row]
        if life.living:
            raise ValueError(f"there is a {name} {row} already")
        self._take(space, Op(log.ADD, name, row))
        if life.latest:
            kept = shape(name)
            values = {**dict.fromkeys(kept.wordings, Wording()), **kept.defaults, **values}
        self._assign(name, row, space, values)
        return row

    def set(self, kind: type[Any], id: str, /, **values: Any) -> None:
        """Set registers, and texts given as whole `Wording`s. Only what differs becomes an op."""
        name = NAMES[kind]
        self._assign(name, id, self._space(name, id), values)

    def write(
        self,
        kind: type[Any],
        id: str,
        field: str,
        language: str,
        text: str,
        *,
        basis: Iterable[str] | None = None,
    ) -> None:
        """A new version of a text. `basis`: the versions it was typed over, if not those shown now.

        The first language written is the original; when the original changes, checked translations become outdated.
        """
        name = NAMES[kind]
        self._write(Address(name, id, field, language), self._space(name, id), text, basis)

    def set_state(self, kind: type[Any], id: str, field: str, language: str, state: TextState) -> None:
        """Set the state of a text."""
        name = NAMES[kind]
        self._set(Address(name, id, field, language), self._space(name, id), state.value)

    def set_original(self, kind: type[Any], id: str, field: str, language: str) -> None:
        """Say which language of a text is the original."""
        name = NAMES[kind]
        self._set(Address(name, id, field), self._space(name, id), language)

    def delete(self, kind: type[Any], id: str) -> None:
        """Move a row to the bin. It stays there with all it was; somebody's unseen edit brings it back."""
        self.remove(NAMES[kind], id)

    def revive(self, kind: type[Any], id: str) -> None:
        """Take a row out of the bin, as it was."""
        self.bring_back(NAMES[kind], id)

    def redact(self, kind: type[Any], id: str, field: str = "", language: str = "") -> None:
        """Erase values for good, here and wherever this change arrives: a whole row's, a field's, or one language's."""
        name = NAMES[kind]
        life = self.journal.lives[name, id]
        for space in sorted({space for space, _ in life.latest}):
            self._take(space, Op(log.REDACT, name, id, field, language))

    def cut_drafts(self, space: str) -> int:
        """Make versions of the drafts in a space; how many. A row deleted meanwhile comes back for them."""
        found = [draft for draft in self.journal.drafts.values() if draft.space == space]
        for draft in found:
            self.bring_back(draft.kind, draft.id)
            self._write(draft.address, self._space(draft.kind, draft.id), draft.text, draft.basis)
        return len(found)

    # ------------------------------------------------------------------ inside
    def _assign(self, kind: str, row: str, space: str, values: Mapping[str, Any]) -> None:
        kept = shape(kind)
        for name, value in values.items():
            if name in kept.wordings:
                self._word(Address(kind, row, name), space, value)
            elif name in kept.decoders:
                self._set(Address(kind, row, name), space, self._register(kind, row, name, value))
            else:
                raise TypeError(f"{kind} has no {name}")

    def _register(self, kind: str, row: str, name: str, value: Any) -> Json:
        encoded = self._mend(Address(kind, row, name), encode(value))
        if encoded is not None and shape(kind).fitting(name, encoded) is None:
            raise TypeError(f"{kind}.{name} cannot be {value!r}")
        return encoded

    def _word(self, address: Address, space: str, words: Wording) -> None:
        there = self.journal.addresses_of((address.kind, address.row))
        known = {at.language for at in there if at.field == address.field and at.language}
        if words.original:
            self._set(address, space, words.original)
        languages = sorted({*words.texts, *known}, key=lambda one: (one != words.original, one))
        for language in languages:
            self._write(address._replace(language=language), space, words.texts.get(language, ""), None)
        for language, state in words.states.items():
            self._set(address._replace(language=language), space, state.value)

    def remove(self, kind: str, row: str) -> None:
        """`delete` by the kind's name. What is being typed there goes into the bin with it."""
        space = self._space(kind, row)
        for address, draft in list(self.journal.drafts.items()):
            if (address.kind, address.row) == (kind, row):
                self._write(address, space, draft.text, draft.basis)
        self._take(space, Op(log.DEL, kind, row))

    def bring_back(self, kind: str, row: str) -> None:
        """`revive` by the kind's name."""
        life = self.journal.lives[kind, row]
        if not life.latest:
            raise Refusal(_GONE)
        if not life.living:
            self._take(min(space for space, _ in life.latest), Op(log.ADD, kind, row))

    def restore(self, address: Address, value: Json) -> None:
        """Set a register, or the state of a text, to a value that the log had before."""
        self._set(address, self._space(address.kind, address.row), value)

    def restore_text(self, address: Address, text: str) -> None:
        """Write a text that the log had before; what followed from writing it is restored by itself."""
        self._version(
            address, self._space(address.kind, address.row), text, self.journal.texts[address].heads
        )

    def _set(self, address: Address, space: str, value: Json) -> None:
        heads = self.journal.registers[address]
        old = shown(heads) if heads else self._default(address)
        if old == value and type(old) is type(value) and len(heads) < 2:
            return
        self._take(space, self._sealed(space, Op(log.SET, *address), value))

    def _default(self, address: Address) -> Json:
        return encode(shape(address.kind).defaults.get(address.field)) if not address.language else None

    def _write(self, address: Address, space: str, text: str, basis: Iterable[str] | None) -> None:
        """A text that was typed: over its draft's basis, where there is one, and instead of the draft."""
        draft = self.journal.drafts.forget(address)
        if draft:
            self.journal.addresses.add(address)
            basis = draft.basis if basis is None else basis
        graph = self.journal.texts[address]
        parents = graph.heads if basis is None else tuple(name for name in basis if graph.knows(name))
        if self._version(address, space, self._mend(address, text), parents):
            self._follow(address, space)

    def _version(self, address: Address, space: str, text: str, parents: tuple[str, ...]) -> bool:
        """Write a version; whether there was need of one."""
        graph = self.journal.texts[address]
        if text == graph.merged()[0] and len(graph.heads) < 2:
            return False
        body: Json = text
        if len(parents) == 1:
            body = list(splice(graph.body(parents[0]), text))
        self._take(space, self._sealed(space, Op(log.WRITE, *address, parents=parents), body))
        return True

    def _follow(self, address: Address, space: str) -> None:
        """The rule of decision 18: one language is the original, and its translations follow it."""
        registers = self.journal.registers
        source = address._replace(language="")
        original = shown(registers[source])
        if original is None:
            self._set(source, space, address.language)
        if original != address.language:
            return
        for other in sorted(self.journal.addresses_of((address.kind, address.row))):
            if (
                other.field == address.field
                and shown(registers[other]) == TextState.CHECKED
                and other != address
            ):
                self._set(other, space, TextState.OUTDATED.value)

    def _mend(self, address: Address, value: Json) -> Json:
        if isinstance(value, list):
            return [self._mend(address, one) for one in value]
        if not isinstance(value, str):
            return value
        text = accepted(value, address.field)
        if text != value:
            self.mended.add(address)
        return text

    def _space(self, kind: str, row: str) -> str:
        space = self.journal.lives[kind, row].space
        if not space:
            raise Refusal(_GONE)
        return space

    def _fresh(self) -> Connection:
        if self.journal.rows or self.journal.addresses:
            project(self.journal)
        return self.journal.connection

    # ------------------------------------------------------------------ changes
    def _take(self, space: str, op: Op) -> None:
        if space not in self._begun:
            self._begun[space] = self._begin(space)
            self._ops[space] = []
        ops = self._ops[space]
        self.journal.take(op, self._begun[space], len(ops))
        ops.append(op)

    def _begin(self, space: str) -> Change:
        journal, gesture = self.journal, self.gesture
        me = gesture.identity.replica
        known = journal.known(space)
        before = known.get(me)
        seq = before.seq + 1 if before else 1
        if not self._name:
            self._name = uuid5(NAMESPACE_OID, f"{me}/{space}/{seq}").hex if gesture.shipped else uuid4().hex
        change = Change(
            space=space, replica=me, seq=seq, lamport=max((one.lamport for one in known.values()), default=0) + 1,
            seen={replica: one.seq for replica, one in known.items() if replica != me}, gesture=self._name,
            wall=gesture.now.isoformat(), author=gesture.identity.author, message=gesture.label.msgid,
            facts=seal(packed(gesture.label.facts), self._salt(space, seq, "facts")), ops=(), visit=gesture.visit,
            way=gesture.way, of=gesture.of, previous=before.hash if before else "",
        )  # fmt: skip
        journal.begin(change)
        return change

    def _sealed(self, space: str, op: Op, value: Json) -> Op:
        known = self.journal.known(space).get(self.gesture.identity.replica)
        seq = known.seq + 1 if known else 1
        return replace(op, payload=seal(value, self._salt(space, seq, str(len(self._ops.get(space, ()))))))

    def _salt(self, space: str, seq: int, part: str) -> str:
        if self.gesture.shipped:
            return sha256(f"{self.gesture.identity.replica}/{space}/{seq}/{part}".encode()).hexdigest()[:16]
        return secrets.token_hex(8)

    def finish(self) -> None:
        """Seal the changes and bring the tables up to them. Called once, at the end of the gesture."""
        self.changes = tuple(
            replace(change, ops=tuple(self._ops[space])) for space, change in self._begun.items()
        )
        for change in self.changes:
            self.journal.seal(change)
        project(self.journal)


@contextmanager
def editing(connection: Connection, gesture: Gesture) -> Iterator[Edit]:
    """An Edit over a writing transaction, finished when the body ends."""
    edit = Edit(Journal(connection), gesture)
    yield edit
    edit.finish()


def accepted(text: str, field: str) -> str:
    """`text` as it can be kept everywhere: no lone surrogates, no NUL, `\\n` for every kind of line end.

    Raises `Refusal` at `field` for more than a million bytes.
    """
    text = _SURROGATES.sub("\ufffd", text).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if len(text.encode()) > LARGEST_TEXT:
        raise Refusal(N_("This text is longer than one million bytes. Please split it."), field=field)
    return text
