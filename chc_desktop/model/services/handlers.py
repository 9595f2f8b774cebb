"""Who considers a stage, as rows: kept, changed, and put beside what a response says."""

from __future__ import annotations

from collections.abc import Mapping

from chc_desktop.model.rules.commands import Respond
from chc_desktop.model.rules.independence import same, whole_body
from chc_desktop.model.rules.interests import DECIDES, Who
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import people
from chc_desktop.model.services.interests import interests
from chc_desktop.model.services.request_facts import Row
from chc_desktop.model.services.session import Session
from chc_desktop.model.store import Action
from chc_desktop.model.store.merged import kept_people


def handler_rows(session: Session, complaint_id: int, stage: Stage) -> list[tuple[Row, Who]]:
    """The rows of a stage with whom they mean, in the order they were entered."""
    rows = session.register.rows(
        "SELECT s.*, coalesce(p.name, t.name) AS name FROM stage_handler s"
        " LEFT JOIN person p ON p.id = s.person_id"
        " LEFT JOIN third_party t ON t.id = s.third_party_id"
        " WHERE s.complaint_id = ? AND s.stage = ? AND s.removed_on IS NULL ORDER BY s.id",
        complaint_id,
        int(stage),
    )
    kept = kept_people(session.register)
    found = []
    for row in rows:
        person = kept.get(row["person_id"])
        name, key = (person.name, person.id) if person else (row["name"], row["person_id"] or 0)
        found.append((row, Who(name, key, row["third_party_id"] or 0)))
    return found


def meant(session: Session, name: str) -> Who:
    """Whoever is meant by a name; every name of the governing body as a whole is one entry."""
    known = interests(session)
    who = known.people.who(name)
    return Who(f"The whole {known.body}") if whole_body(who.name, known.body) else who


def put_handler(
    action: Action, session: Session, key: tuple[int, Stage, Who], values: Mapping[str, str | None]
) -> int:
    """Keep that somebody considers a stage, once; whoever is new is added. The row's id."""
    complaint_id, stage, who = key
    for row, known in handler_rows(session, complaint_id, stage):
        if same(known, who):
            if values:
                action.update("stage_handler", row["id"], dict(values))
            return int(row["id"])
    new: Row = {"complaint_id": complaint_id, "stage": int(stage), **values}
    if who.third_party_id:
        new["third_party_id"] = who.third_party_id
    else:
        new["person_id"] = who.person_id or people.find_or_add_officer(action, session, who.name)
    return action.insert("stage_handler", new)


def write_considerers(action: Action, session: Session, command: Respond) -> None:
    """Whoever a response names considered it; others who were asked to did not (5.8).

    Without names, those who were asked stay; a clerk stays always.
    """
    named = [meant(session, name) for name in command.considered_by if one_line(name)]
    for row, who in handler_rows(session, command.complaint_id, command.stage):
        if named and row["part"] in DECIDES and not any(same(who, one) for one in named):
            values = {"removed_on": session.today.isoformat()}
            action.update("stage_handler", row["id"], values)
    for who in named:
        put_handler(action, session, (command.complaint_id, command.stage, who), {})
