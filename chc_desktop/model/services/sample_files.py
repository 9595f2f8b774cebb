"""The sample co-op's attachments and the letters that went out before the program wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chc_desktop.model.exchange.resource_files import read_file
from chc_desktop.model.rules.attachments import AttachFile
from chc_desktop.model.rules.events import Event
from chc_desktop.model.services.attachments import attach
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Session


def attach_file(session: Session, complaint_id: int, entry: Mapping[str, Any]) -> None:
    """Add a file of the sample; ``entry`` names the kind of event it belongs to, the last of it."""
    event = _last(session, complaint_id, entry) if "entry" in entry else None
    done = attach(
        session,
        AttachFile(
            complaint_id=complaint_id,
            name=entry["file"],
            content=read_file("sample", "files", entry["file"]),
            event_id=event.id if event else None,
        ),
    )
    if isinstance(done, Refusal):
        raise ValueError(f"{entry['file']} was not accepted: {done.problems[0].text}")


def keep_letter(session: Session, complaint_id: int, entry: Mapping[str, Any]) -> None:
    """Keep the text of a letter with the event that it was."""
    event = _last(session, complaint_id, entry)
    with session.action("keep the text of a letter", complaint_id) as action:
        letter = action.insert(
            "letter",
            {
                "complaint_id": complaint_id,
                "kind": entry["kind"],
                "stage": int(event.stage),
                "body": entry["text"],
                "sent_on": event.on.isoformat(),
                "sent_how": getattr(event, "how", ""),
            },
        )
        action.update("event", event.id, {"letter_id": letter})


def _last(session: Session, complaint_id: int, entry: Mapping[str, Any]) -> Event:
    events = session.cases()[complaint_id].state.events
    stage = entry.get("stage", 1)
    return [e for e in events if e.kind == entry["entry"] and e.stage == stage][-1]
