"""The words of every closed list, as msgids: `language.gettext(label(SessionKind.MEAL))`. Complete, a test checks."""

from __future__ import annotations

from enum import StrEnum

from visitplanner.base.phrases import N_

_WORDS: dict[str, dict[str, str]] = {
    "VisitState": {
        "planned": N_("Planned"), "confirmed": N_("Confirmed"), "postponed": N_("Postponed"),
        "cancelled": N_("Cancelled"), "over": N_("Over"),
    },
    "SessionKind": {
        "meeting": N_("Meeting"), "talk": N_("Talk"), "site": N_("Site visit"), "workshop": N_("Workshop"),
        "meal": N_("Meal"), "reception": N_("Reception"), "virtual": N_("Virtual appointment"),
        "debrief": N_("Debrief"), "free": N_("Free time"),
    },
    "SessionStatus": {
        "idea": N_("Idea"), "requested": N_("Requested"), "confirmed": N_("Confirmed"), "cancelled": N_("Cancelled"),
    },
    "BookingKind": {
        "hotel": N_("Hotel"), "interpreters": N_("Interpreters"), "vehicle": N_("Vehicle"),
        "equipment": N_("Equipment"), "other": N_("Other booking"),
    },
    "Severity": {
        "error": N_("Impossible"), "warning": N_("Warning"), "unverified": N_("Not verified"), "note": N_("Note"),
    },
    "TimeUse": {
        "talk": N_("Talks and visits"), "interpretation": N_("Interpretation"), "transfer": N_("On the way"),
        "buffer": N_("Buffer"), "rest": N_("Rest"),
    },
    "DateChange": {
        "shift_all": N_("Shift everything"), "keep_anchored": N_("Shift all but what is anchored"),
        "to_tray": N_("Put into the tray what falls outside"),
    },
    "Interpretation": {
        "none": N_("No interpretation"), "whisper": N_("Whispered"), "consecutive": N_("Consecutive"),
        "simultaneous": N_("Simultaneous"),
    },
    "Mode": {
        "walk": N_("Walk"), "bus": N_("Bus"), "coach": N_("Coach"), "train": N_("Train"), "metro": N_("Metro"),
        "taxi": N_("Taxi"), "car": N_("Car"), "flight": N_("Flight"), "ferry": N_("Ferry"),
        "mixed": N_("Several means"),
    },
    "MinutesSource": {"typed": N_("Typed"), "timetable": N_("Timetable"), "estimate": N_("Estimate")},
    "Side": {
        "delegation": N_("Delegation"), "counterpart": N_("Counterpart"), "interpreter": N_("Interpreter"),
    },
    "Part": {
        "attends": N_("Attends"), "speaks": N_("Speaks"), "hosts": N_("Hosts"), "interprets": N_("Interprets"),
    },
    "SeatingLayout": {
        "facing": N_("Two sides facing each other"), "round": N_("Round table"), "horseshoe": N_("Horseshoe"),
        "rows": N_("Rows towards the front"),
    },
    "GiftStatus": {"idea": N_("Idea"), "ready": N_("Ready"), "handed_over": N_("Handed over")},
    "TermSort": {"term": N_("Term"), "name": N_("Proper name"), "phrase": N_("Phrase")},
    "NameOrder": {"family_first": N_("Family name first"), "given_first": N_("Given name first")},
    "Honorific": {
        "none": N_("No honorific"), "sama": N_("様 (sama)"), "dono": N_("殿 (dono)"), "shi": N_("氏 (shi)"),
    },
    "Theme": {
        "ict": N_("ICT and data"), "mobility": N_("E-mobility"), "energy": N_("Energy"),
        "governance": N_("Governance and participation"), "wellbeing": N_("Wellbeing"),
        "resilience": N_("Disaster resilience"), "circular": N_("Circular economy"),
        "services": N_("Public services"),
    },
    "Stage": {
        "idea": N_("Idea"), "plan": N_("Plan"), "pilot": N_("Pilot"), "operating": N_("Operating"),
        "scaled": N_("Scaled"), "ended": N_("Ended"),
    },
    "ArchitectureLayer": {
        "strategy": N_("Strategy"), "rules": N_("Rules"), "organisation": N_("Promotion organisation"),
        "business": N_("Business"), "service": N_("Service"), "city_os": N_("City OS"), "asset": N_("Asset"),
    },
    "Ware": {"hardware": N_("Hardware"), "software": N_("Software"), "orgware": N_("Orgware")},
    "NoteStatus": {
        "draft": N_("Draft"), "checked_by_host": N_("Checked by host"), "published": N_("Published"),
        "withdrawn": N_("Withdrawn"),
    },
    "Confidence": {
        "high": N_("High"), "medium": N_("Medium"), "low": N_("Low"), "not_verified": N_("Not verified"),
    },
    "ConditionSort": {"condition": N_("Condition"), "barrier": N_("Barrier"), "enabler": N_("Enabler")},
    "ObservationKind": {
        "heard": N_("Heard"), "saw": N_("Saw"), "number": N_("Number"), "quote": N_("Quote"), "doubt": N_("Doubt"),
        "idea": N_("Idea for us"), "contact": N_("Contact"), "action": N_("To do"),
    },
    "Certainty": {
        "said_by_host": N_("Said by host"), "shown": N_("Shown"), "measured": N_("Measured"),
        "our_inference": N_("Our inference"),
    },
    "TransferHint": {"yes": N_("Yes"), "maybe": N_("Maybe"), "no": N_("No")},
    "Visibility": {
        "private": N_("Private"), "delegation": N_("Delegation only"), "shareable": N_("Shareable with host"),
    },
    "Priority": {"must": N_("Must"), "should": N_("Should"), "could": N_("Could")},
    "Decision": {
        "adopt": N_("Adopt"), "adapt": N_("Adapt"), "pilot": N_("Try in a pilot"), "watch": N_("Watch"),
        "reject": N_("Reject"),
    },
    "Dimension": {
        "governance": N_("Governance"), "finance": N_("Finance"), "mandate": N_("Mandate"), "data": N_("Data"),
        "regulation": N_("Regulation"), "technical": N_("Technical fit"), "acceptance": N_("Social acceptance"),
    },
    "ActionStatus": {
        "open": N_("Open"), "started": N_("Started"), "done": N_("Done"), "dropped": N_("Dropped"),
    },
    "MilestoneStatus": {
        "due": N_("Due"), "reached": N_("Reached"), "late": N_("Late"), "dropped": N_("Dropped"),
    },
    "TextState": {
        "none": N_("Missing"), "draft": N_("Draft"), "machine": N_("Machine translation"), "checked": N_("Checked"),
        "outdated": N_("Outdated"),
    },
}  # fmt: skip

KIND_WORDS: dict[str, str] = {
    "visit": N_("Visit"), "day": N_("Day"), "session": N_("Session"), "leg": N_("Leg"), "connector": N_("Connector"),
    "attendance": N_("Attendance"), "session_practice": N_("Practice note of a session"), "place": N_("Place"),
    "city": N_("City"), "indicator": N_("Indicator"), "organisation": N_("Organisation"), "person": N_("Person"),
    "person_private": N_("Private facts"), "participation": N_("Participation"), "objective": N_("Objective"),
    "question": N_("Question"), "answer": N_("Answer"), "observation": N_("Observation"),
    "attachment": N_("Attachment"), "practice_note": N_("Practice note"), "evidence": N_("Evidence"),
    "condition": N_("Condition, barrier or enabler"), "source_link": N_("Source"),
    "transfer_decision": N_("Transfer decision"), "action": N_("Action"), "milestone": N_("Milestone"),
    "cooperation": N_("Cooperation"), "booking": N_("Booking"), "track": N_("Group"), "run_row": N_("Run-of-show row"),
    "task": N_("Task"), "score": N_("Score"), "term": N_("Term"),
    "bank_question": N_("Question of a bank"), "gift": N_("Gift"), "seat": N_("Seat"),
    "rule_value": N_("Rule"), "accepted_risk": N_("Accepted risk"),
}  # fmt: skip
"""The product's own words for the kinds of records."""


def label(member: StrEnum) -> str:
    """The msgid of one member of a closed list."""
    return _WORDS[type(member).__name__][member.value]
