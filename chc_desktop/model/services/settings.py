"""The landlord's settings: who it is, homes, year end, and what its own policy promises.

What another year end changes is said before it is saved.
"""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.measures import year_end_on_or_after
from chc_desktop.model.rules.settings import (
    TARGETS,
    ChangeYearEnd,
    CountHomes,
    DescribeLandlord,
    EndTarget,
    SetTarget,
    Target,
    day_before,
    target_in_force,
)
from chc_desktop.model.rules.text import clean_text, one_line
from chc_desktop.model.rules.values import blocking
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import dated_blocks
from chc_desktop.model.services.office_days import holidays
from chc_desktop.model.services.officer_lists import offices
from chc_desktop.model.services.policy_targets import closures, targets
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.setting_checks import NO_SUCH_ENTRY, check
from chc_desktop.model.services.views_registers import (
    HomesView,
    SettingsView,
    TargetView,
    YearEndChange,
)


def settings(session: Session) -> SettingsView:
    """Everything on the settings page but the logo (``dated_blocks.logo``)."""
    row = session.register.rows("SELECT * FROM landlord")[0]
    return SettingsView(
        name=row["name"],
        address=row["address"],
        contact=row["contact"],
        website=row["website"],
        governing_body=row["governing_body"],
        registered=bool(row["registered"]),
        scheme_member=bool(row["scheme_member"]),
        year_end_month=row["year_end_month"],
        year_end_day=row["year_end_day"],
        homes=homes_by_year(session),
        targets=target_list(session),
        holidays=holidays(session),
        closures=closures(session),
        award_limits=offices(session, held_today=True),
        contacts=dated_blocks.contacts(session),
        blocks=dated_blocks.dated_blocks(session),
        letterhead=dated_blocks.letterhead(session),
        has_logo=dated_blocks.logo(session) is not None,
    )


def describe_landlord(session: Session, command: DescribeLandlord) -> Result:
    """Who the landlord is, and whether it is registered and a member of the scheme."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    with session.action("describe the landlord") as action:
        action.update(
            "landlord",
            1,
            {
                "name": one_line(command.name),
                "address": clean_text(command.address).strip(),
                "contact": clean_text(command.contact).strip(),
                "website": one_line(command.website),
                "governing_body": one_line(command.governing_body),
                "registered": int(command.registered),
                "scheme_member": int(command.scheme_member),
            },
        )
    return Done("Landlord saved", 0, found)


def count_homes(session: Session, command: CountHomes) -> Result:
    """How many homes were owned at a year end, rented and shared ownership apart."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.year_end is not None
    year_end = command.year_end.isoformat()
    counts = {"rented": command.rented, "shared_ownership": command.shared_ownership or 0}
    known = session.register.one("SELECT 1 FROM homes_at_year_end WHERE year_end = ?", year_end)
    with session.action("count the homes at a year end") as action:
        if known:
            counts["removed_on"] = None
            action.update("homes_at_year_end", year_end, counts, key="year_end")
        else:
            action.insert("homes_at_year_end", {"year_end": year_end} | counts)
    return Done("Homes saved", 0, found)


def preview_year_end(session: Session, command: ChangeYearEnd) -> YearEndChange | None:
    """What another year end changes, in sentences; None when it is no day. Writes nothing."""
    if check(session, command):
        return None
    before = session.year_end_of(session.today)
    after = year_end_on_or_after(session.today, command.month, command.day)
    if before == after:
        return YearEndChange(before, after, ("It stays as it is.",))
    received = [case.state.received for case in session.cases().values()]
    other = sum(
        session.year_end_of(day) != year_end_on_or_after(day, command.month, command.day)
        for day in received
    )
    sentences = [
        f"This reporting year ends on {long_date(after)}, no longer on {long_date(before)}.",
        f"{other} of {len(received)} complaints fall into a year with another last day."
        if received
        else "No complaint is on record yet.",
        "Homes, self-assessments and reports entered for the old last day stay under it.",
        f"Count the homes for {long_date(after)}.",
        "Dates of complaints do not change.",
    ]
    return YearEndChange(before, after, tuple(sentences))


def change_year_end(session: Session, command: ChangeYearEnd) -> Result:
    """The day the financial year ends on; ``preview_year_end`` says what that changes."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    with session.action("change the year end") as action:
        values = {"year_end_month": command.month, "year_end_day": command.day}
        action.update("landlord", 1, values)
    return Done("Year end saved", 0, found)


def set_target(session: Session, command: SetTarget) -> Result:
    """What our policy promises from a day on; what it promised before ends the day before."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.from_on is not None
    name, day = one_line(command.name), command.from_on.isoformat()
    values = {"name": name, "working_days": command.working_days, "from_on": day}
    with session.action("set a policy target") as action:
        same = None
        for target in targets(session):
            if target.name != name:
                continue
            if target.from_on == command.from_on:
                same = target.id
            elif target.from_on < command.from_on and (
                target.until_on is None or target.until_on >= command.from_on
            ):
                until = day_before(command.from_on).isoformat()
                action.update("policy_target", target.id, {"until_on": until})
        if same is None:
            target_id = action.insert("policy_target", values)
        else:
            target_id = same
            action.update("policy_target", same, values)
    return Done("Policy target saved", 0, found, target_id)


def end_target(session: Session, command: EndTarget) -> Result:
    """Our policy promises it no longer after a day."""
    found = check(session, command)
    if blocking(found):
        return Refusal(blocking(found))
    assert command.until_on is not None
    with session.action("end a policy target") as action:
        values = {"until_on": command.until_on.isoformat()}
        action.update("policy_target", command.target_id, values)
    return Done("Policy target ended", 0, found, command.target_id)


def remove_target(session: Session, target_id: int) -> Result:
    """Take back a policy target that was entered by mistake."""
    if all(target.id != target_id for target in targets(session)):
        return Refusal((NO_SUCH_ENTRY,))
    with session.action("take back a policy target") as action:
        action.update("policy_target", target_id, {"removed_on": session.today.isoformat()})
    return Done("Policy target taken back", 0, (), target_id)


def homes_by_year(session: Session) -> tuple[HomesView, ...]:
    """Homes owned at each year end on record, newest first."""
    rows = session.register.tuples(
        "SELECT year_end, rented, shared_ownership FROM homes_at_year_end WHERE removed_on IS NULL ORDER BY year_end DESC"
    )
    return tuple(HomesView(date.fromisoformat(on), rented, shared) for on, rented, shared in rows)


def target_list(session: Session) -> tuple[TargetView, ...]:
    """All policy targets beside the Code's limits, those in force first."""
    known = targets(session)
    found = [_target(session, target, known) for target in known]
    return tuple(sorted(found, key=lambda target: not target.in_force))


def _target(session: Session, target: Target, known: tuple[Target, ...]) -> TargetView:
    limit, provision = TARGETS.get(target.name, (None, ""))
    return TargetView(
        id=target.id,
        name=target.name,
        working_days=target.working_days,
        from_on=target.from_on,
        until_on=target.until_on,
        limit=limit,
        provision=provision,
        in_force=target_in_force(known, target.name, session.today) == target,
    )
