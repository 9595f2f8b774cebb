"""Who may handle or decide a complaint, and who may not, with the reason (5.4, 5.5, 5.8, 6.13)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.model.rules.interests import Interests, Outsider, Party, Side, Who, name_key
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Role, Severity, Stage
from chc_desktop.model.rules.wording import long_date

BODY_ROLES = frozenset({Role.COMMITTEE_MEMBER, Role.CHAIR, Role.MRC})
"""Offices whose holders sit on the governing body; its MRC is one of its members (9.5)."""
HANDLER_ROLES = frozenset(Role)
"""Offices whose holders may be asked to handle or decide a complaint (**ours**: any of them)."""
CHOOSE = "Choose someone else, or ask another co-op."
WAYS_OUT = (
    ("another co-op", "An officer of another co-op may consider it (5.4)."),
    ("managing agent", "Your managing agent may consider it (5.4)."),
    ("independent person", "An independent person may consider it (5.4)."),
)
"""Kinds of third party, and the sentence that offers them, when nobody of one's own is left."""
WITHIN = (
    "They answer as you would, inside the two stages, and you stay responsible for keeping to "
    "the Code (5.4, 5.5)."
)


@dataclass(frozen=True, slots=True)
class Bar:
    """Why somebody may not handle or decide it: a sentence that names the provision."""

    provision: str
    text: str


@dataclass(frozen=True, slots=True)
class Eligible:
    """Somebody possible at a stage on a day; ``bars`` is empty for whoever may consider it."""

    who: Who
    roles: tuple[Role, ...]
    bars: tuple[Bar, ...]
    kind: str = ""
    """What a third party is."""


def whole_body(name: str, body: str) -> bool:
    """Whether a name stands for the governing body as a whole: "the full committee"."""
    mine, whole = ([w for w in name_key(text).split() if w not in _ALL_OF] for text in (name, body))
    return bool(mine) and mine in (whole, ["committee"], ["board"])


def same(one: Who, other: Who) -> bool:
    """Whether two are one: the same entry, else the same name in any spelling."""
    if one.person_id and other.person_id:
        return one.person_id == other.person_id
    if one.third_party_id and other.third_party_id:
        return one.third_party_id == other.third_party_id
    return name_key(one.name) == name_key(other.name)


def bars(who: Who, stage: Stage, day: date, interests: Interests) -> tuple[Bar, ...]:
    """Every reason why they may not handle or decide the stage on a day (5.8, 6.13).

    The whole governing body is barred by what bars any of its members.
    """
    if whole_body(who.name, interests.body):
        return tuple(_of_body(stage, day, interests))
    return tuple(_of(who, stage, day, interests))


def members(interests: Interests, day: date) -> tuple[Who, ...]:
    """Who sits on the governing body on a day."""
    return tuple(
        Who(person.name, person.id)
        for person in interests.people.everybody
        if any(t.role in BODY_ROLES and t.holds(day) for t in person.terms)
    )


def once_members(interests: Interests) -> tuple[Who, ...]:
    """Whoever sits on the governing body on any day: of them are the members of each day."""
    return tuple(
        Who(person.name, person.id)
        for person in interests.people.everybody
        if any(t.role in BODY_ROLES for t in person.terms)
    )


def eligible(stage: Stage, day: date, interests: Interests) -> tuple[Eligible, ...]:
    """Everybody possible at a stage: who holds an office on the day, and third parties (5.4).

    By name, people first, then third parties by their kind, contractors last; each with what bars
    them (5.8, 6.13), those of stage 1 included.
    """
    found = []
    for person in sorted(interests.people.everybody, key=lambda p: (p.name.casefold(), p.id)):
        held = {t.role for t in person.terms if t.role in HANDLER_ROLES and t.holds(day)}
        if held:
            who = Who(person.name, person.id)
            roles = tuple(role for role in Role if role in held)
            found.append(Eligible(who, roles, bars(who, stage, day, interests)))
    for outside in sorted(interests.people.outsiders, key=_by_kind):
        if outside.from_on <= day and (outside.until_on is None or day <= outside.until_on):
            who = Who(outside.name, third_party_id=outside.id)
            found.append(Eligible(who, (), bars(who, stage, day, interests), outside.kind))
    for who in interests.considered_1 if stage is Stage.TWO else ():
        # Whoever considered stage 1 and holds no office any more may not come back to it.
        if not any(same(who, e.who) for e in found) and not whole_body(who.name, interests.body):
            found.append(Eligible(who, (), bars(who, stage, day, interests)))
    return tuple(found)


def does_the_work(kind: str) -> bool:
    """Whether a third party of this kind may be whom the complaint is about: a contractor (5.4)."""
    return bool(_WORKS.search(kind))


def nobody_left(known: Iterable[Eligible]) -> bool:
    """Whether all officers are barred, so that somebody outside is needed (5.4, 5.5)."""
    return not any(e.roles and not e.bars for e in known)


def problems_considering(
    names: Iterable[str], stage: Stage, day: date | None, interests: Interests
) -> tuple[Problem, ...]:
    """What stands against these people considering a stage on a day (5.8, 6.13).

    Somebody without an office or an agreement on that day is said, not forbidden (5.4).
    """
    found = []
    for name in filter(None, map(one_line, names)):
        who = interests.people.who(name)
        barred = bars(who, stage, day or date.max, interests)
        for bar in barred:
            text = (
                bar.text
                if bar.text.endswith(f"whole {interests.body}.")
                else f"{bar.text} {CHOOSE}"
            )
            found.append(Problem("considered_by", bar.provision, text))
        if day is not None and not barred:
            found += _unofficial(who, day, interests)
            found += _may_be_one(who, stage, interests)
    return tuple(found)


def judge_handlers(
    lead: tuple[str, str],
    stages: tuple[tuple[tuple[str, ...], date | None], tuple[tuple[str, ...], date | None]],
    interests: Interests,
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Who of those named at stage 2 considered stage 1 (6.13), and who is in conflict (5.8).

    ``lead`` is the resident's name and home; each stage has its people and the day it was
    answered. A conflict is a column of the file and a sentence.
    """
    who = interests.people.who
    resident = who(lead[0])
    party = Party(resident.person_id, resident.name, Side.COMPLAINS, lead[1])
    first, answered = stages[0]
    known = replace(
        interests,
        parties=(party,) if resident.person_id else (),
        considered_1=tuple(map(who, first)),
        decided_1_on=answered,
    )
    found = []
    barred = []
    for stage, (names, day) in zip(Stage, stages, strict=True):
        for name in names:
            against = bars(who(name), stage, day or date.max, known)
            if any(bar.provision == "6.13" for bar in against):
                barred.append(name)
            column = f"stage{stage.value}_handler"
            found += [(column, bar.text) for bar in against if bar.provision == "5.8"]
    return tuple(barred), tuple(found)


# ---- private

_WORKS = re.compile(
    r"contractor|builder|plumber|electrician|roofer|repair|maintenance|heating|cleaning|surveyor",
    re.IGNORECASE,
)
_KINDS = tuple(kind for kind, _ in WAYS_OUT)


def _by_kind(outside: Outsider) -> tuple[bool, int, str, str, int]:
    kind = one_line(outside.kind).casefold()
    place = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    return does_the_work(kind), place, kind, outside.name.casefold(), outside.id


_ALL_OF = frozenset({"the", "whole", "full", "entire", "all", "of", "management", "members", "our"})


def _of_body(stage: Stage, day: date, interests: Interests) -> list[Bar]:
    ending = f"Name those who decide, not the whole {interests.body}."
    known = members(interests, day)
    if known:
        return [
            Bar(bar.provision, f"{bar.text} {ending}")
            for member in known
            for bar in _of(member, stage, day, interests)
        ]
    if stage is Stage.TWO and _body_considered(interests):
        text = f"The whole {interests.body} considered stage 1, so it cannot consider stage 2 (6.13). {ending}"
        return [Bar("6.13", text)]
    return []


def _body_considered(interests: Interests) -> bool:
    return any(whole_body(one.name, interests.body) for one in interests.considered_1)


def _of(who: Who, stage: Stage, day: date, interests: Interests) -> list[Bar]:
    before = _considered_before(who, interests) if stage is Stage.TWO else []
    if who.person_id:
        return [*before, *_conflicts(who, day, interests)]
    return [*before, *_about_them(who, interests)]


def _about_them(who: Who, interests: Interests) -> list[Bar]:
    """A third party under whose own name the complaint is about somebody (5.8)."""
    about = {name_key(p.name) for p in interests.parties if p.side is Side.ABOUT}
    if not who.third_party_id or name_key(who.name) not in about:
        return []
    return [Bar("5.8", _OWN[Side.ABOUT].format(name=who.name))]


def _considered_before(who: Who, interests: Interests) -> list[Bar]:
    if any(same(who, one) for one in interests.considered_1):
        text = f"{who.name} considered stage 1, so they cannot consider stage 2 (6.13)."
        return [Bar("6.13", text)]
    on = interests.decided_1_on
    if (
        on is None
        or not _body_considered(interests)
        or not any(same(who, m) for m in members(interests, on))
    ):
        return []
    text = (
        f"The whole {interests.body} decided stage 1 on {long_date(on)} and {who.name} was on it, "
        "so they cannot consider stage 2 (6.13)."
    )
    return [Bar("6.13", text)]


def _conflicts(who: Who, day: date, interests: Interests) -> list[Bar]:
    """What is between them and whoever the complaint is by or about (5.8)."""
    person = interests.people.get(who.person_id)
    home = _home(person.home) if person else ""
    found = []
    for party in interests.parties:
        if party.person_id == who.person_id:
            found.append(Bar("5.8", _OWN[party.side].format(name=who.name)))
            continue
        kinds = [
            relation.kind
            for relation in interests.relations
            if {relation.person_id, relation.to_person_id} == {who.person_id, party.person_id}
            and relation.holds(day)
        ]
        if home and home == _home(party.home):
            kinds.insert(0, "")
        found += [Bar("5.8", _between(who, kind, party)) for kind in dict.fromkeys(kinds)]
    return found


_OWN = {
    Side.COMPLAINS: "{name} is one of those who complain, so they cannot handle or decide it (5.8).",
    Side.SPEAKS: "{name} speaks for the resident, so they cannot handle or decide it (5.8).",
    Side.ABOUT: "The complaint is about {name}, so they cannot handle or decide it (5.8). They may be heard.",
}
_SIDES = {
    Side.COMPLAINS: "who complains",
    Side.SPEAKS: "who speaks for the resident",
    Side.ABOUT: "whom it is about",
}


def _between(who: Who, kind: str, party: Party) -> str:
    other = f"{party.name}, {_SIDES[party.side]}"
    if kind:
        lead = f"{who.name} has declared a conflict with {other} ({kind})"
    else:
        lead = f"{who.name} lives in the same home as {other}"
    return f"{lead}, so they cannot handle or decide it (5.8)."


def _unofficial(who: Who, day: date, interests: Interests) -> list[Problem]:
    """Somebody named who holds nothing on that day, in a register that knows of offices."""
    everybody = interests.people.everybody
    person = interests.people.get(who.person_id)
    if (
        who.third_party_id
        or whole_body(who.name, interests.body)
        or not any(p.terms for p in everybody)
        or (person is not None and any(t.holds(day) for t in person.terms))
    ):
        return []
    text = (
        f"{who.name} held no office on {long_date(day)}. If they are from outside, enter them "
        "as a third party (5.4)."
    )
    return [Problem("considered_by", "5.4", text, Severity.WARN)]


def _may_be_one(who: Who, stage: Stage, interests: Interests) -> list[Problem]:
    """An initial in place of a first name: it may be whoever considered stage 1."""
    if stage is Stage.ONE:
        return []
    mine = name_key(who.name).split()
    for one in interests.considered_1:
        other = name_key(one.name).split()
        if (
            len(mine) > 1
            and len(other) > 1
            and mine[-1] == other[-1]
            and mine[0][0] == other[0][0]
            and 1 in (len(mine[0]), len(other[0]))
        ):
            text = (
                f"{who.name} may be {one.name}, who considered stage 1 (6.13). If so, choose "
                "someone else, and merge the two entries."
            )
            return [Problem("considered_by", "6.13", text, Severity.WARN)]
    return []


def _home(label: str) -> str:
    return one_line(label).casefold()
