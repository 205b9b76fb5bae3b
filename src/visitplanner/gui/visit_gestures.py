"""What can be done to whole visits from the library: made, renamed, copied, deleted, the samples loaded and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_, Phrase
from visitplanner.base.settings import Settings
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.desk import Desk
from visitplanner.gui.notices import Notices
from visitplanner.gui.tongue import _, ngettext, tongue

if TYPE_CHECKING:
    from visitplanner.gui.new_visit import Beginning, VisitForm


class VisitGestures(QObject):
    """Forms stay open until the operation has taken them."""

    made = Signal(str)
    """A visit was made, and shall be opened."""
    changed = Signal()
    """The list of visits has changed."""

    def __init__(self, window: QWidget, desk: Desk, settings: Settings, notices: Notices) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings, self._notices = window, desk, settings, notices
        self.lines: tuple[VisitLine, ...] = ()
        desk.library_changed.connect(self._know)

    def make(self) -> None:
        """Ask for a new visit, empty or from a template, and make it."""
        self.make_from("")

    def make_from(self, template: str) -> None:
        """Ask for a new visit with `template` (a key or a visit's id) chosen, and make it."""
        from visitplanner.gui import new_visit as forms  # slow import  # noqa: PLC0415

        home = self._settings["home_zone"]
        today = self._desk.clock().astimezone().date()
        form = forms.new_visit(
            self._window, today=today, zone=home, home_zone=home, templates=self._templates(), chosen=template
        )

        def submit(values: dict[str, Any]) -> None:
            from visitplanner.operations import labels, templates, visits  # slow import  # noqa: PLC0415

            label = labels.titled(labels.ADD_VISIT, values["title"])
            chosen = values.pop("template")
            if chosen:
                values.pop("end")
                self._do(form, label, templates.create, chosen, **values, then=self.made.emit)
            else:
                self._do(form, label, visits.create, **values, then=self.made.emit)

        self._ask(form, submit)

    def save_template(self, line: VisitLine) -> None:
        """Ask what the template is called, and save the visit as one."""
        from visitplanner.gui import new_visit as forms  # slow import  # noqa: PLC0415

        language = line.working_language
        form = forms.template_of(self._window, title=line.title.pick(language).text)

        def submit(values: dict[str, Any]) -> None:
            from visitplanner.operations import labels, templates  # slow import  # noqa: PLC0415

            title = values["title"]
            label = labels.titled(labels.SAVE_TEMPLATE, line.title)

            def told(_id: str) -> None:
                self._notices.tell(
                    lambda: _("“{title}” is among the templates now.").format(title=title), undo=True
                )

            self._do(form, label, templates.save, line.id, title, language, then=told)

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
        """Ask when the copy begins: offered is the same weekday, a year later. A template begins a new visit."""
        from visitplanner.gui import new_visit as forms  # slow import  # noqa: PLC0415

        if line.template:
            self.make_from(line.id)
            return
        today = self._desk.clock().astimezone().date()
        start = (line.start or today) + timedelta(weeks=52)
        form = forms.copy_of(self._window, start=start, old_start=line.start)

        def submit(values: dict[str, Any]) -> None:
            from visitplanner.operations import labels, visits  # slow import  # noqa: PLC0415

            label = labels.titled(labels.DUPLICATE_VISIT, line.title)
            self._do(form, label, visits.duplicate, line.id, values["start"], then=self.made.emit)

        self._ask(form, submit)

    def delete(self, line: VisitLine) -> None:
        """To the bin, with a way back."""
        from visitplanner.operations import labels, visits  # slow import  # noqa: PLC0415

        label = labels.titled(labels.DELETE_VISIT, line.title)

        def words() -> str:
            title = labels.quoted(line.title, tongue.language.code)
            return _("“{title}” is in the bin.").format(title=title)

        def told(_result: None) -> None:
            self._notices.tell(words, undo=True)
            self.changed.emit()

        self._desk.do(label, visits.delete, line.id, then=told)

    def load_samples(self) -> None:
        """Fill the library with the two sample visits and open the first."""
        self._desk.load_samples(partial(self._read_and, self._open_sample))

    def load_traps(self) -> None:
        """Fill the library with the demonstration of warnings as well, and open it."""
        self._desk.load_samples(partial(self._read_and, self._open_traps), traps=True)

    def remove_samples(self) -> None:
        """Take everything away that came with the samples, with a way back."""

        def told(_result: None) -> None:
            self._notices.tell(N_("The sample visits are gone."), undo=True)
            self.changed.emit()

        self._desk.remove_samples(told)

    def _know(self, lines: Iterable[VisitLine]) -> None:
        self.lines = tuple(lines)

    def _templates(self) -> list[Beginning]:
        """The shipped templates, then those of this library."""
        from visitplanner.gui.new_visit import Beginning  # slow import  # noqa: PLC0415
        from visitplanner.operations import templates  # slow import  # noqa: PLC0415

        code = tongue.language.code
        found = [
            Beginning(one.key, one.title.pick(code).text, one.summary.pick(code).text, one.days)
            for one in templates.shipped()
        ]
        for line in self.lines:
            if line.template and line.start and line.end:
                days = (line.end - line.start).days + 1
                told = ngettext("{n} day", "{n} days", days).format(n=days)
                title = line.title.pick(code, line.working_language).text
                found.append(Beginning(line.id, " · ".join((title, told)), "", days))
        return found

    def _read_and(self, show: Callable[[Iterable[VisitLine]], None]) -> None:
        self._desk.library_changed.connect(show, Qt.ConnectionType.SingleShotConnection)
        self._desk.read_library()

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
