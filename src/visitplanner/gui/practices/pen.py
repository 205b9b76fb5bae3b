"""Who writes into which note, in which language: every change of the editor goes through the pen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from visitplanner.base.errors import Refusal
from visitplanner.domain.records import NAMES
from visitplanner.domain.wording import Wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.field import Field
from visitplanner.gui.practices.notebook import Note
from visitplanner.operations import fields, labels


class Refusing(Protocol):
    """A field, or whatever else shows why something was not done."""

    def refuse(self, refusal: Refusal) -> None:
        """Show why."""

    def accept(self) -> None:
        """It was done (after all)."""


class Pen:
    """Holds the note and the language; one gesture per change."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.note: Note | None = None
        self.follow: Callable[[str, str], None] = lambda _kind, _id: None
        self.language, self.working = "en", "en"

    def ask(
        self, field: Refusing | None, label: str, operation: Callable[..., Any], *args: Any,
        then: Callable[[Any], None] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """One gesture on the note; a refusal shows at `field`, unless another note has come to the front meanwhile."""
        subject = self.note.record if self.note else ""
        asked = self.note.record.id if self.note else ""

        def there() -> bool:
            return not asked or (self.note is not None and self.note.record.id == asked)

        def refused(refusal: Refusal) -> None:
            (field.refuse if field is not None and there() else self.desk.refused.emit)(refusal)

        def done(result: Any) -> None:
            if field is not None and there():
                field.accept()
            if then is not None:
                then(result)

        phrase = labels.titled(label, subject, working=self.working)
        self.desk.do(phrase, operation, *args, then=done, refused=refused, **kwargs)

    def set(self, field: Field | None, kind: type[Any], id: str, name: str, value: Any) -> None:
        """Set one register of the note, or of one of its rows."""
        self.ask(field, labels.CHANGE, fields.set_value, NAMES[kind], id, name, value)

    def picked(self, wording: Wording) -> str:
        """A text as it is read here: in the editor's language, else as it falls back."""
        return wording.pick(self.language, self.working).text
