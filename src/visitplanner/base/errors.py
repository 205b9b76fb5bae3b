"""The two errors that are told to people. Anything else that is raised is a defect of ours."""

from __future__ import annotations

from typing import Any

from visitplanner.base.phrases import N_, Phrase


class Refusal(Exception):  # noqa: N818 - the product's own word
    """The user asked for what the rules forbid. Shown inline, at the field; nothing was changed.

    `field` names the form field (or record field) concerned, when there is one.
    """

    def __init__(self, msgid: str, *, field: str = "", **facts: Any) -> None:
        self.phrase = Phrase(msgid, facts)
        self.field = field
        super().__init__(msgid)


class Trouble(Exception):  # noqa: N818 - the product's own word
    """The environment failed: disk full, read-only, damaged file, unwritable target. Nothing typed is lost.

    `kind` is a key of `TROUBLES`; facts fill its phrase's placeholders.
    """

    def __init__(self, kind: str, **facts: Any) -> None:
        self.kind = kind
        self.phrase = Phrase(TROUBLES[kind], facts)
        super().__init__(kind)


TROUBLES: dict[str, str] = {
    "full": N_("Not saved: the disk is full. Free some space; everything typed is kept and will be saved."),
    "read_only": N_("The folder {folder} cannot be written to. Reading goes on; changes cannot be saved."),
    "io": N_("The disk reported an error while saving ({detail}). Everything typed is kept; saving is tried again."),
    "locked": N_("Another visitplanner is writing to this library ({owner}). Close it first."),
    "newer": N_(
        "This library was made by a newer version of visitplanner (format {found}, this one reads {known}). "
        "Please update."
    ),
    "damaged": N_("The library file is damaged ({detail}). The newest good backup is from {backup}."),
    "no_backup": N_("The library file is damaged ({detail}) and there is no backup to restore."),
    "not_library": N_("{path} is not a visitplanner library."),
    "network_folder": N_(
        "{folder} is on a network drive or removable disk, where a library can be damaged. "
        "Choose a folder on this computer."
    ),
    "target": N_("{path} cannot be written: {detail}. The old file, if there was one, is untouched."),
    "source": N_("{path} cannot be read: {detail}."),
    "old_sqlite": N_("The database engine on this computer is too old ({found}; {needed} or newer is needed)."),
    "no_window": N_("The window cannot be opened: {detail}"),
    "no_screen": N_("There is no screen to open a window on. Commands work without one; --help lists them."),
    "backup": N_("The backup could not be made: {detail}."),
}
