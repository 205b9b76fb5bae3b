"""What a copy of a visit begins anew, in the words in which the dialog says it before the copy is made."""

from __future__ import annotations

from visitplanner.base.phrases import N_

KEPT: tuple[str, ...] = (
    N_("Programme, days and journeys, moved to the new dates"),
    N_("People, groups, seats, objectives, questions and practice notes"),
    N_("Bookings, run-of-show, checklist and rules"),
)
"""What comes along."""

RESETS: tuple[str, ...] = (
    N_("Sessions, journeys and bookings are ideas again; cancelled ones are left out."),
    N_("Confirmations by hosts are cleared."),
    N_("Every task of the checklist is open again."),
    N_("Accepted risks are forgotten."),
    N_("Observations, answers, decisions, actions, gifts and photos stay with the first visit."),
)
"""What does not."""
