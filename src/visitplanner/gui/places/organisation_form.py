"""An organisation, edited in place: its city, website and text, its people and its places."""

from __future__ import annotations

from visitplanner.base.collation import sort_key
from visitplanner.base.phrases import N_
from visitplanner.domain.records import Organisation
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.editors import Typed
from visitplanner.gui.places.form import EntryForm, Links
from visitplanner.gui.places.values import website_of
from visitplanner.gui.tongue import tongue


class OrganisationForm(EntryForm):
    """People lead to their page where they take part in the visit."""

    kind = "organisation"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.build_head()
        self.add(self.city_field(), self.register(N_("Website"), Typed(website_of), "website"))
        self.add(self.area("about", N_("About"), least=3))
        self.people, self.places = Links(N_("People")), Links(N_("Places"))
        for links in (self.people, self.places):
            links.followed.connect(self.followed)
            self.add(links)

    def show_record(self, snapshot: Snapshot, record: Organisation, language: str) -> None:
        """Show an organisation."""
        super().show_record(snapshot, record, language)
        code = tongue.language.code
        people = sorted(
            self.gazetteer.people_of(record.id), key=lambda one: (one.name.sort_key(code), one.id)
        )
        self.people.show_links(
            ("person", one.id, one.name.shown(code) or "…", self.picked(one.title)) for one in people
        )
        places = [one for one in self.gazetteer.places.values() if one.organisation == record.id]
        places.sort(key=lambda one: (sort_key(self.picked(one.name), code), one.id))
        self.places.show_links(("place", one.id, self.picked(one.name) or "…", "") for one in places)
