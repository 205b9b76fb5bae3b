"""How each kind of record lies in its table: its registers and texts, into columns and back; found out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from json import loads
from typing import Any

from visitplanner.domain import codec
from visitplanner.domain.records import KINDS
from visitplanner.domain.wording import EMPTY, Wording
from visitplanner.store.change import Json, canonical

_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of record: its type, registers, texts, the defaults, and how its values are read."""

    kind: str
    record: type[Any]
    registers: tuple[str, ...]
    wordings: tuple[str, ...]
    defaults: Mapping[str, Any]
    decoders: Mapping[str, Callable[[Json], Any]]
    json: frozenset[str]
    readers: tuple[Callable[[Any], Any] | None, ...]

    def fitting(self, name: str, value: Json) -> Any:
        """A register's value as its declared type; None where it does not fit (a newer version's, or never ours)."""
        if value is None:
            return None
        try:
            decoded = self.decoders[name](value)
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
            return None
        return None if isinstance(decoded, int) and abs(decoded) >= _LARGEST else decoded

    def column(self, name: str, value: Json) -> Any:
        """What stands in the column for a register's value."""
        encoded = codec.encode(self.fitting(name, value))
        if encoded is None:
            return None
        if name in self.json:
            return canonical(encoded)
        return int(encoded) if isinstance(encoded, bool) else encoded

    def make(self, row: Sequence[Any], words: Mapping[str, Wording]) -> Any:
        """The record of a row (id, space, then the registers in order) and its texts by field."""
        values: dict[str, Any] = {name: words.get(name, EMPTY) for name in self.wordings} if words else {}
        for name, value, read in zip(self.registers, row[2:], self.readers, strict=False):
            if value is not None:
                values[name] = read(value) if read else value
        return self.record(id=row[0], space=row[1], **values)


@cache
def shape(kind: str) -> Shape:
    """The shape of the kind of that name."""
    record = KINDS[kind]
    key: Any = record
    hints = codec.hints(key)
    names = codec.registers(key)
    decoders = {name: codec.decoder(key, name) for name in names}
    inside = frozenset(name for name in names if codec.is_json(key, name))
    readers = tuple(_reader(hints[name], decoders[name], json=name in inside) for name in names)
    return Shape(kind, record, names, codec.wordings(key), codec.defaults(key), decoders, inside, readers)


def _reader(hint: Any, decode: Callable[[Json], Any], *, json: bool) -> Callable[[Any], Any] | None:
    """From column to value. Screens read the same rows again after every edit, so what is not plain is remembered."""
    if hint in _PLAIN:
        return None
    return lru_cache(maxsize=4096)((lambda text: decode(loads(text))) if json else decode)


_PLAIN = (str, int, float, int | None, float | None)
