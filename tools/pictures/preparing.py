"""What stands behind a programme: run-of-show, checklist, dates, groups, templates."""

from __future__ import annotations

import datetime as dt

from pictures.studio import Studio
from visitplanner.gui.days.dates import DatesDialog
from visitplanner.gui.new_visit import VisitForm


def run_of_show(studio: Studio) -> None:
    """The courtesy call minute by minute."""
    studio.open("JP-2026-11").choose(studio.session("Courtesy call"))
    studio.window.commands["run_of_show"].trigger()
    for dress in studio.dresses():
        studio.take(f"run_of_show_{dress}")
    studio.page.go_back()


def checklist(studio: Studio) -> None:
    """What has to be done before the visit to Europe."""
    studio.open("EU-2027-04")
    studio.window.commands["checklist"].trigger()
    studio.take("checklist_light_en")


def dates(studio: Studio) -> None:
    """The visit a fortnight later, in three ways."""
    studio.open("EU-2027-04")
    studio.window.commands["dates"].trigger()
    dialog = studio.shown(DatesDialog)
    dialog.set_dates(dt.date(2027, 4, 25), dt.date(2027, 4, 30))
    studio.take("dates_light_en", dialog)
    dialog.reject()


def groups(studio: Studio) -> None:
    """The afternoon in Kamakura on which the delegation splits."""
    page = studio.open("JP-2026-11")
    page.choose(studio.session("Walk: crowding and disaster resilience"))
    studio.take("groups_light_en")


def template(studio: Studio) -> None:
    """A new visit of three days, begun from a template."""
    studio.window.show_library()
    studio.settle()
    studio.window.gestures.make_from("three-days")
    form = studio.shown(VisitForm)
    for field, words in (("title", "Kamakura and Hamamatsu"), ("zone", "Asia/Tokyo"), ("home_zone", "Europe/Rome")):
        form.fields[field].editor.setText(words)
    studio.take("new_visit_light_en", form)
    form.reject()
