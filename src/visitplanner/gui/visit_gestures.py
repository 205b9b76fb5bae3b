"""What can be done to whole visits from the library: made, renamed, copied, deleted, the samples loaded and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_, Phrase
from visitplanner.base.settings import Settings
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.desk import Desk
from visitplanner.gui.notices import Notices
from visitplanner.gui.tongue import _

if TYPE_CHECKING:
    from visitplanner.gui.new_visit import VisitForm


class VisitGestures(QObject):
    """Forms stay open until the operation has taken them."""

    made = Signal(str)
    """A visit was made, and shall be opened."""
    changed = Signal()
    """The list of visits has changed."""

    def __init__(self, window: QWidget, desk: Desk, settings: Settings, notices: Notices) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings, self._notices = window, desk, settings, notices

    def make(self) -> None:
        """Ask for a new visit and make it."""
        from visitplanner.gui import new_visit as forms  # slow import  # noqa: PLC0415

        home = self._settings["home_zone"]
        today = self._desk.clock().astimezone().date()
        form = forms.new_visit(self._window, today=today, zone=home, home_zone=home)

        def submit(values: dict[str, Any]) -> None:
            from visitplanner.operations import labels, visits  # slow import  # noqa: PLC0415

            label = labels.titled(labels.ADD_VISIT, values["title"])
            self._do(form, label, visits.create, **values, then=self.made.emit)

        self._ask(form, submit)

    def rename(self, line: VisitLine) -> None:
        """Ask for another name, in the visit's working language."""
        from visitplanner.gui import new_visit as forms  # slow import  # noqa: PLC0415

        language = line.working_language
        form = forms.renamed(self._window, title=line.title.pick(language).text)

        def submit(values: dict[str, Any]) -> None:
            from visitplanner.operations import labels, visits  # slow import  # noqa: PLC0415

            label = labels.titled(labels.RENAME, line.title)
            self._do(form, label, visits.rename, line.id, language, values["title"])

        self._ask(form, submit)

    def copy(self, line: VisitLine) -> None:
        """Ask when the copy begins: offered is the same weekday, a year later."""
        from visitplanner.gui import new_visit as forms  # slow import  # noqa: PLC0415

        today = self._desk.clock().astimezone().date()
        form = forms.copy_of(self._window, start=(line.start or today) + timedelta(weeks=52))

        def submit(values: dict[str, Any]) -> None:
            from visitplanner.operations import labels, visits  # slow import  # noqa: PLC0415

            label = labels.titled(labels.DUPLICATE_VISIT, line.title)
            self._do(form, label, visits.duplicate, line.id, values["start"], then=self.made.emit)

        self._ask(form, submit)

    def delete(self, line: VisitLine) -> None:
        """To the bin, with a way back."""
        from visitplanner.operations import labels, visits  # slow import  # noqa: PLC0415

        label = labels.titled(labels.DELETE_VISIT, line.title)
        title = labels.quoted(line.title)

        def told(_result: None) -> None:
            self._notices.tell(lambda: _("“{title}” is in the bin.").format(title=title), undo=True)
            self.changed.emit()

        self._desk.do(label, visits.delete, line.id, then=told)

    def load_samples(self) -> None:
        """Fill the library with the two sample visits and open the first."""
        self._desk.library_changed.connect(self._open_sample, Qt.ConnectionType.SingleShotConnection)
        self._desk.load_samples(self._desk.read_library)

    def load_traps(self) -> None:
        """Fill the library with the demonstration of warnings as well, and open it."""
        self._desk.library_changed.connect(self._open_traps, Qt.ConnectionType.SingleShotConnection)
        self._desk.load_samples(self._desk.read_library, traps=True)

    def remove_samples(self) -> None:
        """Take everything away that came with the samples, with a way back."""

        def told(_result: None) -> None:
            self._notices.tell(N_("The sample visits are gone."), undo=True)
            self.changed.emit()

        self._desk.remove_samples(told)

    def _open_sample(self, lines: Iterable[VisitLine]) -> None:
        samples = sorted((line for line in lines if line.sample), key=lambda line: str(line.start))
        if samples:
            self.made.emit(samples[0].id)

    def _open_traps(self, lines: Iterable[VisitLine]) -> None:
        self.made.emit(next(line.id for line in lines if line.sample and line.code.endswith("-TRAPS")))

    def _ask(self, form: VisitForm, submit: Callable[[dict[str, Any]], None]) -> None:
        form.submitted.connect(submit)
        form.open()

    def _do(
        self, form: VisitForm, label: Phrase, operation: Callable[..., Any], *args: Any,
        then: Callable[[Any], None] | None = None, **values: Any,
    ) -> None:  # fmt: skip
        def taken(result: Any) -> None:
            form.accept()
            self.changed.emit()
            if then is not None:
                then(result)

        self._desk.do(label, operation, *args, **values, then=taken, refused=form.refuse)
