"""Files of a visit: pinned to its sessions, and nowhere else."""

from __future__ import annotations

from tests.operations.conftest import NOW, Workspace
from visitplanner.domain.kinds import ObservationKind
from visitplanner.domain.records import Attachment, Observation
from visitplanner.operations import attachments, observations, practices, sessions

PDF = {"blob": "0" * 64, "name": "agenda.pdf", "media_type": "application/pdf"}


def owners(workspace: Workspace) -> dict[str, str]:
    return {one.id: one.owner for one in workspace.snapshot.attachments}


def test_files_go_from_the_visit_to_a_session_and_back(workspace: Workspace) -> None:
    session = workspace.do(sessions.add, workspace.visit, title="Talk", language="en")
    one, other = workspace.do(attachments.add, "visit", workspace.visit, [PDF, PDF])
    assert owners(workspace) == {one: workspace.visit, other: workspace.visit}
    workspace.do(attachments.pin, one, session)
    assert owners(workspace)[one] == session
    workspace.do(attachments.pin, one, "")
    assert owners(workspace)[one] == workspace.visit
    (third,) = workspace.do(attachments.add, "session", session, [PDF])
    assert owners(workspace)[third] == session


def test_what_another_record_owns_stays_there(workspace: Workspace) -> None:
    note = workspace.do(practices.create, title="Pump", language="en")
    heard = workspace.do(observations.note, workspace.visit, "Seen", language="en", kind=ObservationKind.SAW)
    for kind, owner in (("practice_note", note), (Observation, heard)):
        id = workspace.do(practices.add_media, kind, owner, **PDF)
        assert workspace.refused(attachments.pin, id, "").field == "owner"


def test_a_deleted_file_comes_back(workspace: Workspace) -> None:
    (id,) = workspace.do(attachments.add, "visit", workspace.visit, [PDF])
    workspace.do(attachments.delete, id)
    assert not workspace.all(Attachment)
    workspace.library.undo(workspace.visit, now=NOW)
    assert owners(workspace) == {id: workspace.visit}
