"""The checks of what people can bear, and of whether they are expected: interpretation, days, calendars, hosts."""

from __future__ import annotations

from visitplanner.base.phrases import N_
from visitplanner.domain.checks import closing, day_load, days_off, duration, jet_lag, preparation, staffing
from visitplanner.domain.checks.check import Check

_OURS = N_("Planning value of our own.")
_CALENDARS = N_("Calendars of the “holidays” library by country and region, and the local holidays of each city.")

PEOPLE: tuple[Check, ...] = (
    Check(
        "duration",
        N_("Time for interpretation"),
        N_("A slot holds its speech times the factor of its interpretation, its questions, its break, the setting up."),
        N_("Interpreters' agencies: consecutive doubles a talk. The other factors are planning values of our own."),
        duration.short_slots,
        (
            "factor_whisper", "factor_consecutive", "factor_tour", "factor_simultaneous", "factor_meal",
            "setup_simultaneous",
        ),
    ),
    Check(
        "staffing",
        N_("Number of interpreters"),
        N_(
            "One interpreter is enough for half a day of consecutive or whispered interpretation, beyond that a team. "
            "Simultaneous interpretation needs a team in every session, and a larger one for a whole day."
        ),
        N_("Interpreters' associations and agencies: one up to half a day, teams that take turns beyond."),
        staffing.staffing,
        (
            "consecutive_hours", "consecutive_team", "simultaneous_team", "simultaneous_hours",
            "simultaneous_day_team",
        ),
    ),
    Check(
        "interpreter_break",
        N_("Breaks of interpreters"),
        N_("A break is five minutes between interpreted sessions, a meal, or a break planned within a session."),
        N_("Interpreters' associations advise a rest every hour and a half."),
        staffing.breaks,
        ("interpreter_break",),
    ),
    Check(
        "day_hours",
        N_("Length of the day"),
        N_(
            "A day lasts from its first departure to its last return, without free time at its ends. A journey into "
            "another zone or through the night is no working day: the day ends with its departure or begins after it."
        ),
        _OURS,
        day_load.long_days,
        ("day_hours",),
    ),
    Check(
        "consecutive_sessions",
        N_("Interpreted sessions a day"),
        N_("Meetings, talks, visits, workshops and calls in consecutive interpretation tire; a day holds only a few."),
        _OURS,
        day_load.interpreted_days,
        ("consecutive_sessions",),
    ),
    Check(
        "meal_break",
        N_("Meals"),
        N_(
            "Between 11:00 and 15:00 there is a meal, a reception or free time, a meal on board of a train, coach, "
            "ferry or aeroplane, or nothing planned for as long as a meal takes."
        ),
        _OURS,
        day_load.meals,
        ("meal_break",),
    ),
    Check(
        "comfort_stop",
        N_("Comfort stops"),
        N_(
            "A break is five minutes beyond the way, a meal, a reception, free time, a planned break within a session, "
            "a train, a ferry or an aeroplane. A coach, a bus or a car is none: nobody can get up in it."
        ),
        _OURS,
        day_load.comfort_stops,
        ("comfort_stop",),
    ),
    Check(
        "jet_lag",
        N_("Jet lag"),
        N_(
            "After a change of time zones the first morning begins late, and no decision is asked for soon after "
            "landing. Internal sessions and meals do not count."
        ),
        _OURS,
        jet_lag.jet_lag,
        ("jet_lag_hours", "jet_lag_first", "jet_lag_decision"),
    ),
)
"""What people can bear."""

HOSTS: tuple[Check, ...] = (
    Check(
        "holiday",
        N_("Holidays"),
        N_(
            "Offices are closed on the public, regional and local holidays of the place. Holidays at home matter only "
            "for what is agreed for the month after the visit."
        ),
        _CALENDARS,
        days_off.holidays,
    ),
    Check(
        "bridge",
        N_("Bridge days"),
        N_("Many people take the working day between a holiday and a weekend off."),
        _CALENDARS,
        days_off.bridge_days,
    ),
    Check(
        "year_end",
        N_("Turn of the year in Japan"),
        N_("City offices in Japan are closed from 29 December to 3 January."),
        N_("A custom of Japanese offices: ask the hosts."),
        days_off.year_ends,
    ),
    Check(
        "weekend",
        N_("Weekends"),
        N_("Hosts work at a weekend only when they were asked."),
        _CALENDARS,
        days_off.weekends,
    ),
    Check(
        "calendar",
        N_("Unknown calendars"),
        N_("A day of which no calendar is known is not taken for a working day."),
        _CALENDARS,
        days_off.calendars,
    ),
    Check(
        "closing",
        N_("Closing days"),
        N_(
            "A place is closed on its weekly closing days and its closed dates. In Japan many places open when their "
            "closing day is a holiday, and close on the day after."
        ),
        N_("What is written at the place; the Japanese custom is no more than that."),
        closing.closing_days,
    ),
    Check(
        "opening_hours",
        N_("Opening hours"),
        N_("A session lies within the opening hours of its place."),
        N_("What is written at the place."),
        closing.opening_hours,
    ),
    Check(
        "question",
        N_("Questions without a session"),
        N_("Every question is asked in some session, above all those that must be asked."),
        N_("Learning by objectives: a question without an occasion is not answered."),
        preparation.questions,
    ),
    Check(
        "hosts",
        N_("Confirmation by the hosts"),
        N_("A session with a host is confirmed, with a date, some days before it takes place."),
        _OURS,
        preparation.hosts,
        ("confirmation_days",),
    ),
)
"""Whether the delegation is expected, and finds open doors."""
