"""visitplanner: plan study visits, take notes there, hand over a briefing pack. Works without a network."""

from __future__ import annotations

__version__ = "0.1.0"
