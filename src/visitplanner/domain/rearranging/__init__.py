"""Rearranging a programme: pure plans of what would go where. Nothing is ever lost: every plan keeps the set of ids."""

from visitplanner.domain.rearranging.dating import insert_day, move_day, remove_day, shift_dates, swap_days
from visitplanner.domain.rearranging.moving import move, planned, ripple, ripple_resize
from visitplanner.domain.rearranging.pasting import pasted
from visitplanner.domain.rearranging.placing import Placement, lengthened, put, unscheduled
from visitplanner.domain.rearranging.plan import Gap, Plan

__all__ = [
    "Gap", "Placement", "Plan",
    "insert_day", "lengthened", "move", "move_day", "pasted", "planned", "put", "remove_day", "ripple", "ripple_resize",
    "shift_dates", "swap_days", "unscheduled",
]  # fmt: skip
