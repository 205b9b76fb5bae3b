"""What every field of every record is called, as msgids: history and gestures say it. Complete, a test checks."""

from __future__ import annotations

from visitplanner.base.phrases import N_
from visitplanner.domain import practice_form

_WORDS: dict[str, str] = {
    "about": N_("About"), "accepted_at": N_("Accepted on"), "access": N_("How to get there"),
    "access_needs": N_("Access needs"), "accessed": N_("Read on"), "action": N_("Action"), "actor": N_("Who acts"),
    "address": N_("Address"), "after": N_("After"), "alias_of": N_("Merged into"),
    "alt": N_("Description for screen readers"), "amount": N_("Amount"), "amount_year": N_("Year of the amount"),
    "anchored": N_("Anchored"), "arrival": N_("Arrival"), "arrival_zone": N_("Time zone of the arrival"),
    "asked_by": N_("Asked by"), "asked_to": N_("Asked to"), "author": N_("Author"), "baseline": N_("Baseline"),
    "before": N_("Before"), "beneficiaries": N_("Beneficiaries"), "bio": N_("Biography"), "blob": N_("File"),
    "boarding_minutes": N_("Minutes to board"), "break_minutes": N_("Break within, minutes"),
    "buffer_minutes": N_("Buffer after the arrival"), "business_model": N_("Business model and finance"),
    "caption": N_("Caption"), "certainty": N_("Certainty"), "change_at_home": N_("Change at home"),
    "checked_by": N_("Checked by"), "checked_on": N_("Checked on"), "cities": N_("Cities"), "city": N_("City"),
    "closed_dates": N_("Closed dates"), "closed_day_after": N_("Closed on the day after a holiday"),
    "closed_weekdays": N_("Closed on"), "code": N_("Code"), "comment": N_("Comment"), "comments": N_("Comments"),
    "conditions": N_("Conditions to be met"), "confidence": N_("Confidence"), "consent": N_("Consent given"),
    "contact_role": N_("Contact (role)"), "contingency": N_("If it goes wrong"), "cooperation": N_("Cooperation"),
    "coordinator": N_("Coordinator"), "counterpart_zone": N_("Time zone of the other side"), "country": N_("Country"),
    "credit": N_("Credit"), "cue": N_("Cue"), "currency": N_("Currency"), "data_use": N_("Data and interoperability"),
    "date": N_("Date"), "decided_by": N_("Decided by"), "decided_on": N_("Decided on"), "decision": N_("Decision"),
    "definition": N_("Definition"), "description": N_("Description"), "destination": N_("To"), "diet": N_("Diet"),
    "distinct_from": N_("Not the same as"),
    "difficulties": N_("Difficulties and lessons"), "dimension": N_("Dimension"), "done": N_("Done on"),
    "dress": N_("Dress"), "due": N_("Due on"), "email": N_("E-mail"), "emergency_contact": N_("Emergency contact"),
    "end": N_("End"), "evidence": N_("Evidence"), "evidence_not_yet": N_("No evidence yet"), "facts": N_("Facts"),
    "family_kana": N_("Family name (kana)"), "family_latin": N_("Family name (Latin letters)"),
    "family_native": N_("Family name (own script)"), "finding": N_("Finding"), "first_step": N_("First step"),
    "follow_up": N_("Follow-up needed"), "given_kana": N_("Given name (kana)"),
    "given_latin": N_("Given name (Latin letters)"), "given_native": N_("Given name (own script)"),
    "giver": N_("Giver"), "governance": N_("Governance and rules"), "group_size": N_("Group size"),
    "head": N_("Head of delegation"), "home_zone": N_("Time zone at home"), "host": N_("Host"),
    "host_confirmed": N_("Confirmed by the host on"), "hosts": N_("Hosts"), "hotel": N_("Hotel"),
    "in_pack": N_("In the briefing pack"), "indicator": N_("Indicator"), "internal": N_("Internal"),
    "interpretation": N_("Interpretation"), "interpreter": N_("Interpreter"), "keep": N_("Do not translate"),
    "kind": N_("Kind"), "languages": N_("Languages"), "latin_order": N_("Order of names in Latin letters"),
    "latitude": N_("Latitude"), "layers": N_("Reference-architecture layer"), "local_holidays": N_("Local holidays"),
    "longitude": N_("Longitude"), "luggage": N_("With luggage"), "media_type": N_("File type"),
    "minutes": N_("Duration"), "mobile": N_("Mobile phone"), "mode": N_("Means of transport"), "name": N_("Name"),
    "name_order": N_("Order of names"), "note": N_("Note"), "number": N_("Number"), "objective": N_("Objective"),
    "observation": N_("Observation"), "observations": N_("Observations"), "offset": N_("Offset"),
    "ongoing": N_("Ongoing"), "opening_hours": N_("Opening hours"), "order": N_("Order"),
    "organisation": N_("Organisation"), "origin": N_("From"), "other_minutes": N_("Other, minutes"),
    "owner": N_("Responsible"), "owner_body": N_("Main institution"), "pack_languages": N_("Pack languages"),
    "part": N_("Part"), "participation": N_("Citizen participation"), "partner_city": N_("Partner city"),
    "partners": N_("Partners"), "passport": N_("Passport"), "people": N_("People"), "person": N_("Person"),
    "phone": N_("Telephone"), "photo_rule": N_("Rule for photos"), "place": N_("Place"), "position": N_("Seat"),
    "practice": N_("Practice note"), "priority": N_("Priority"), "problem": N_("Problem addressed"),
    "profile": N_("Profile"), "purpose": N_("Purpose"), "question": N_("Question"), "quote_ok": N_("May be quoted"),
    "rank": N_("Rank"), "reading": N_("Reading"), "reason": N_("Reason"), "received": N_("Received by us"),
    "receiver": N_("Receiver"), "region": N_("Region"), "resource": N_("Resources"),
    "resources": N_("Resources needed"), "review_on": N_("Review on"), "risk": N_("Risk"), "role": N_("Role"),
    "row": N_("Row"), "rule": N_("Rule"), "sample": N_("Sample"), "scores": N_("Scores"), "sdgs": N_("SDGs"),
    "seating": N_("Seating"), "session": N_("Session"), "side": N_("Side"), "site": N_("Where to see it"),
    "solution": N_("How it works"), "sort": N_("Kind"), "source": N_("Source"),
    "speaker_role": N_("Who said it (role)"), "speech_minutes": N_("Speech, minutes"),
    "staff_fte": N_("Staff (full-time equivalents)"), "stage": N_("Stage"), "start": N_("Start"), "state": N_("State"),
    "status": N_("Status"), "success": N_("Sign of success"), "summary": N_("Summary"), "tags": N_("Tags"),
    "taken_at": N_("Time"), "template": N_("Template"), "text": N_("Text"), "theme": N_("Theme"), "title": N_("Title"),
    "track": N_("Group"), "transfer": N_("Potential for transfer"), "transfer_hint": N_("Could we?"),
    "unit": N_("Unit"), "url": N_("Web address"), "value": N_("Value"), "vehicle": N_("Vehicle"),
    "visibility": N_("Visible to"), "visit": N_("Visit"), "visiting": N_("Visiting organisations"),
    "walking_minutes": N_("Minutes on foot"), "wares": N_("Hardware / software / orgware"), "weather": N_("Weather"),
    "website": N_("Website"), "what": N_("What"), "when": N_("Date and time"),
    "working_language": N_("Working language"), "year": N_("Year"), "zone": N_("Time zone"),
}  # fmt: skip


def field_word(kind: str, field: str) -> str:
    """The msgid of a field's name; the field itself where a newer version has one that we do not know."""
    if kind == "practice_note" and field in practice_form.FIELD:
        return practice_form.FIELD[field].label
    return _WORDS.get(field, field)
