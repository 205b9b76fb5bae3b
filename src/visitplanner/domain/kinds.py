"""The closed lists of the product. Members' values are what the store keeps; their words are in `labels`."""

from __future__ import annotations

from enum import StrEnum


class VisitState(StrEnum):
    """Where a visit stands (a postponed visit keeps everything)."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    OVER = "over"


class SessionKind(StrEnum):
    """What a session is; decides its icon and colour on screen and in the pack."""

    MEETING = "meeting"
    TALK = "talk"
    SITE = "site"
    WORKSHOP = "workshop"
    MEAL = "meal"
    RECEPTION = "reception"
    VIRTUAL = "virtual"
    DEBRIEF = "debrief"
    FREE = "free"


class SessionStatus(StrEnum):
    """How firm a session or leg is."""

    IDEA = "idea"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class BookingKind(StrEnum):
    """What is booked over several days."""

    HOTEL = "hotel"
    INTERPRETERS = "interpreters"
    VEHICLE = "vehicle"
    EQUIPMENT = "equipment"
    OTHER = "other"


class Severity(StrEnum):
    """How much a finding of the checks weighs, the worst first. What could not be checked is never fine."""

    ERROR = "error"
    WARNING = "warning"
    UNVERIFIED = "unverified"
    NOTE = "note"


class TimeUse(StrEnum):
    """What the hours of a day go into, from its first start to its last end."""

    TALK = "talk"
    INTERPRETATION = "interpretation"
    TRANSFER = "transfer"
    BUFFER = "buffer"
    REST = "rest"


class DateChange(StrEnum):
    """What happens to the programme when the visit's dates change."""

    SHIFT_ALL = "shift_all"
    KEEP_ANCHORED = "keep_anchored"
    TO_TRAY = "to_tray"


class Interpretation(StrEnum):
    """How a session is interpreted."""

    NONE = "none"
    WHISPER = "whisper"
    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"


class Mode(StrEnum):
    """How people move on a leg or connector."""

    WALK = "walk"
    BUS = "bus"
    COACH = "coach"
    TRAIN = "train"
    METRO = "metro"
    TAXI = "taxi"
    CAR = "car"
    FLIGHT = "flight"
    FERRY = "ferry"
    MIXED = "mixed"


class MinutesSource(StrEnum):
    """Where the minutes of a journey come from."""

    TYPED = "typed"
    TIMETABLE = "timetable"
    ESTIMATE = "estimate"


class Side(StrEnum):
    """Which side of a visit a person is on."""

    DELEGATION = "delegation"
    COUNTERPART = "counterpart"
    INTERPRETER = "interpreter"


class Part(StrEnum):
    """What a person does in a session."""

    ATTENDS = "attends"
    SPEAKS = "speaks"
    HOSTS = "hosts"
    INTERPRETS = "interprets"


class SeatingLayout(StrEnum):
    """How the seats of a session stand."""

    FACING = "facing"
    ROUND = "round"
    HORSESHOE = "horseshoe"
    ROWS = "rows"


class GiftStatus(StrEnum):
    """How far a gift is."""

    IDEA = "idea"
    READY = "ready"
    HANDED_OVER = "handed_over"


class TermSort(StrEnum):
    """What an entry of the glossary is."""

    TERM = "term"
    NAME = "name"
    PHRASE = "phrase"


class NameOrder(StrEnum):
    """The order in which a person's own language writes the name."""

    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


class Honorific(StrEnum):
    """The Japanese word after a name, a choice per pack."""

    NONE = "none"
    SAMA = "sama"
    DONO = "dono"
    SHI = "shi"


class Theme(StrEnum):
    """What a practice note is about."""

    ICT = "ict"
    MOBILITY = "mobility"
    ENERGY = "energy"
    GOVERNANCE = "governance"
    WELLBEING = "wellbeing"
    RESILIENCE = "resilience"
    CIRCULAR = "circular"
    SERVICES = "services"


class Stage(StrEnum):
    """How far a practice has come."""

    IDEA = "idea"
    PLAN = "plan"
    PILOT = "pilot"
    OPERATING = "operating"
    SCALED = "scaled"
    ENDED = "ended"


class ArchitectureLayer(StrEnum):
    """The layers of Japan's smart-city reference architecture (Cabinet Office, SIP white paper)."""

    STRATEGY = "strategy"
    RULES = "rules"
    ORGANISATION = "organisation"
    BUSINESS = "business"
    SERVICE = "service"
    CITY_OS = "city_os"
    ASSET = "asset"


class Ware(StrEnum):
    """RUGGEDISED's three groups of lessons."""

    HARDWARE = "hardware"
    SOFTWARE = "software"
    ORGWARE = "orgware"


class NoteStatus(StrEnum):
    """Where a practice note stands."""

    DRAFT = "draft"
    CHECKED_BY_HOST = "checked_by_host"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Confidence(StrEnum):
    """How sure a piece of evidence is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NOT_VERIFIED = "not_verified"


class ConditionSort(StrEnum):
    """The three lists of field 27."""

    CONDITION = "condition"
    BARRIER = "barrier"
    ENABLER = "enabler"


class ObservationKind(StrEnum):
    """What an observation is; switched by a single key."""

    HEARD = "heard"
    SAW = "saw"
    NUMBER = "number"
    QUOTE = "quote"
    DOUBT = "doubt"
    IDEA = "idea"
    CONTACT = "contact"
    ACTION = "action"


class Certainty(StrEnum):
    """What an observation rests on."""

    SAID_BY_HOST = "said_by_host"
    SHOWN = "shown"
    MEASURED = "measured"
    OUR_INFERENCE = "our_inference"


class TransferHint(StrEnum):
    """Could we do this at home?"""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Visibility(StrEnum):
    """Who may see an observation."""

    PRIVATE = "private"
    DELEGATION = "delegation"
    SHAREABLE = "shareable"


class Priority(StrEnum):
    """How much a question matters."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class Decision(StrEnum):
    """What a city decides about a practice."""

    ADOPT = "adopt"
    ADAPT = "adapt"
    PILOT = "pilot"
    WATCH = "watch"
    REJECT = "reject"


class Dimension(StrEnum):
    """The context dimensions of a transfer decision (after ISINNOVA's INSPIRE method), each scored 0 to 3."""

    GOVERNANCE = "governance"
    FINANCE = "finance"
    MANDATE = "mandate"
    DATA = "data"
    REGULATION = "regulation"
    TECHNICAL = "technical"
    ACCEPTANCE = "acceptance"


class ActionStatus(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


class MilestoneStatus(StrEnum):
    """Where a milestone stands."""

    DUE = "due"
    REACHED = "reached"
    LATE = "late"
    DROPPED = "dropped"


class TextState(StrEnum):
    """How far a text in one language is."""

    NONE = "none"
    DRAFT = "draft"
    MACHINE = "machine"
    CHECKED = "checked"
    OUTDATED = "outdated"
