"""People, their homes, and who takes part in a complaint (1.2, 1.3, 3.6).

Two entries are one person only when a user says so: the same name at two homes is two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations

from chc_desktop.model.rules.entered_days import day_problems
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import Problem, Severity

ALIKE = 0.85
"""How alike two names at one home are to be suggested as one person (**ours**)."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir"})


class PersonKind(StrEnum):
    """What a person is to the landlord."""

    RESIDENT = "resident"
    LEASEHOLDER = "leaseholder"
    SHARED_OWNER = "shared owner"
    FORMER_TENANT = "former tenant"
    APPLICANT = "applicant"
    OUTSIDE = "outside"
    OFFICER = "officer"


class Part(StrEnum):
    """What somebody is to a complaint, beside its lead."""

    MEMBER = "member"
    REPRESENTATIVE = "representative"
    COMPANION = "companion"
    COMPLAINED_ABOUT = "complained about"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson:
    """Somebody new. ``another`` says that a namesake at the same home is another person."""

    name: str
    kind: PersonKind | None = PersonKind.RESIDENT
    home: str = ""
    elsewhere: str = ""
    email: str = ""
    phone: str = ""
    prefers: str = ""
    another: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePerson:
    """What is known of a person from now on, all of it."""

    person_id: int
    name: str
    kind: PersonKind | None
    home: str = ""
    elsewhere: str = ""
    email: str = ""
    phone: str = ""
    prefers: str = ""
    another: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddHome:
    """One of the landlord's homes."""

    label: str
    tenure: str = "rented"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePeople:
    """Two entries are one person. ``why`` is needed where the homes differ."""

    keep_id: int
    duplicate_id: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinComplaint:
    """Somebody takes part in a complaint: by id, or by a name that may be new.

    The same person in the same part again changes the day of consent.
    """

    complaint_id: int
    part: Part | None
    person_id: int | None = None
    name: str = ""
    consent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveComplaint:
    """Somebody takes part no longer; the history keeps that they did."""

    complaint_id: int
    person_id: int
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLead:
    """A member becomes the lead of a group; the old lead stays as a member (1.2)."""

    complaint_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the register, as far as telling people apart needs it."""

    id: int
    name: str
    home: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two entries that may be one person, and what speaks for it."""

    first: KnownPerson
    second: KnownPerson
    why: str


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Who is in a complaint: the lead, and the others by part."""

    lead_id: int
    others: tuple[tuple[int, Part], ...] = ()


def problems_person(
    command: AddPerson | ChangePerson, known: Iterable[KnownPerson], homes: tuple[str, ...]
) -> tuple[Problem, ...]:
    """What stands against a person's entry; ``homes`` is the closed list, or empty (**ours**)."""
    found = []
    home, name = one_line(command.home), one_line(command.name)
    if not name:
        found.append(Problem("name", "", "Enter the name."))
    if command.kind is None:
        found.append(Problem("kind", "", "Choose what they are to you, such as resident."))
    if home and one_line(command.elsewhere):
        text = "Choose a home or enter an address elsewhere, not both."
        found.append(Problem("elsewhere", "", text))
    if homes and home and home.casefold() not in map(str.casefold, homes):
        text = f"Choose one of your {len(homes)} homes, or say that they live elsewhere."
        found.append(Problem("home", "", text))
    if command.kind is PersonKind.RESIDENT and not home and not one_line(command.elsewhere):
        text = "No home is named. Choose one, so that their letters have an address."
        found.append(Problem("home", "", text, Severity.WARN))
    if one_line(command.email) and "@" not in command.email:
        text = "An email address has an @ in it. Look at it again."
        found.append(Problem("email", "", text, Severity.WARN))
    return (*found, *(_namesakes(command, name, home, known) if name else ()))


def problems_home(command: AddHome, known: tuple[str, ...], owned: int) -> tuple[Problem, ...]:
    """What stands against a new home; more than are owned warns (**ours**)."""
    label = one_line(command.label)
    if not label:
        return (Problem("label", "", "Enter the address of the home."),)
    if label.casefold() in map(str.casefold, known):
        return (Problem("label", "", f"{label} is in the register already."),)
    if owned and len(known) >= owned:
        text = (
            f"That is home {len(known) + 1}, and you owned {owned} at the last year end. Change "
            "that figure in Settings, if it is no longer right."
        )
        return (Problem("label", "", text, Severity.WARN),)
    return ()


def problems_merging(
    keep: KnownPerson | None, duplicate: KnownPerson | None, why: str
) -> tuple[Problem, ...]:
    """What stands against making two entries one person (**ours**)."""
    if keep is None or duplicate is None:
        text = "One of the two is merged already, or not in the register. Look at the list again."
        return (Problem("", "", text),)
    if keep.id == duplicate.id:
        return (Problem("duplicate_id", "", "Choose two different entries."),)
    found = []
    apart = keep.home and duplicate.home and _key(keep.home) != _key(duplicate.home)
    if apart and not one_line(why):
        text = (
            "They live at different homes, and the same name at two homes is two people. If you "
            "know that they are one, say how you know."
        )
        found.append(Problem("why", "", text))
    if _key(keep.name) != _key(duplicate.name):
        text = f"The names differ: {keep.name} and {duplicate.name}. {keep.name} will stay."
        found.append(Problem("", "", text, Severity.WARN))
    return tuple(found)


def problems_namesake(
    name: str, home: str, known: Iterable[KnownPerson], *, elsewhere: bool
) -> tuple[Problem, ...]:
    """Somebody named without a home while one of that name has one (5.10): said, not decided."""
    wanted = one_line(name).casefold()
    homes = [p.home for p in known if p.home and one_line(p.name).casefold() == wanted]
    if one_line(home) or elsewhere or not homes:
        return ()
    text = (
        f"{one_line(name)}, {homes[0]}, is in the register. If it is the same person, enter their "
        "home: then what was agreed with them shows here too (5.10)."
    )
    return (Problem("home", "5.10", text, Severity.WARN),)


def likely_duplicates(known: Iterable[KnownPerson]) -> tuple[Likeness, ...]:
    """Entries that may be one person, for a user to look at; none is merged by itself (**ours**)."""
    people = sorted(known, key=lambda p: p.id)
    pairs: dict[tuple[int, int], Likeness] = {}
    for one, other in (*_together(people, _name), *_together(people, _home)):
        why = _why_alike(one, other)
        if why:
            pairs.setdefault((one.id, other.id), Likeness(one, other, why))
    return tuple(pairs[key] for key in sorted(pairs))


def problems_joining(
    command: JoinComplaint, parties: TakingPart, today: date
) -> tuple[Problem, ...]:
    """What stands against taking part: a group has one lead, consent has a day (1.2, 3.6)."""
    found = []
    if command.part is None:
        text = "Choose what they are: member, representative, companion or complained about."
        found.append(Problem("part", "", text))
    if command.person_id is None and not one_line(command.name):
        found.append(Problem("name", "", "Say who it is."))
    if command.person_id == parties.lead_id:
        text = "They lead this complaint, and get its letters, already (1.2)."
        found.append(Problem("name", "1.2", text))
    same = (command.person_id, command.part) in parties.others
    if same and command.consent_on is None:
        assert command.part is not None
        text = f"They take part in this complaint already: {command.part.value}."
        found.append(Problem("name", "", text))
    if command.consent_on is not None:
        found += day_problems("consent_on", "agreed", command.consent_on, today)
    elif command.part is Part.REPRESENTATIVE:
        text = (
            "Keep the day on which the resident agreed to be represented (3.6). Until then, "
            "write to the resident too."
        )
        found.append(Problem("consent_on", "3.6", text, Severity.WARN))
    return tuple(found)


def problems_leading(command: ChangeLead, parties: TakingPart) -> tuple[Problem, ...]:
    """What stands against a new lead: only a member of the group can take over (1.2)."""
    if command.person_id == parties.lead_id:
        return (Problem("person_id", "1.2", "They lead this complaint already (1.2)."),)
    if (command.person_id, Part.MEMBER) not in parties.others:
        text = "Only somebody of the group can lead it (1.2). Add them as a member first."
        return (Problem("person_id", "1.2", text),)
    return ()


# ---- private


def _namesakes(
    command: AddPerson | ChangePerson, name: str, home: str, known: Iterable[KnownPerson]
) -> list[Problem]:
    own = command.person_id if isinstance(command, ChangePerson) else 0
    place = home or one_line(command.elsewhere)
    same = [p for p in known if p.id != own and one_line(p.name).casefold() == name.casefold()]
    if any(_key(p.home) == _key(place) for p in same) and not command.another:
        at = f"at {place}" if place else "without a home"
        text = f"{name} {at} is in the register already. Open that page, or say it is another."
        return [Problem("another", "", text)]
    elsewhere = [p.home for p in same if p.home and _key(p.home) != _key(place)]
    if elsewhere:
        text = f"There is also {name} at {elsewhere[0]}. They are kept as two people."
        return [Problem("name", "", text, Severity.WARN)]
    return []


def _together(
    people: list[KnownPerson], key: Callable[[KnownPerson], str]
) -> Iterator[tuple[KnownPerson, KnownPerson]]:
    """Every two people who share a key, earlier one first; an empty key is shared by nobody."""
    groups: defaultdict[str, list[KnownPerson]] = defaultdict(list)
    for person in people:
        groups[key(person)].append(person)
    for shared, group in groups.items():
        if shared:
            yield from combinations(group, 2)


def _why_alike(one: KnownPerson, other: KnownPerson) -> str:
    same_name, same_home = _name(one) == _name(other), _home(one) == _home(other)
    if same_name and same_home:
        return "The same name at the same home." if one.home else "The same name, without a home."
    if same_name and not (one.home and other.home):
        return "The same name; one of the two has no home."
    if same_name and _reached_alike(one, other):
        return "The same name and the same telephone or email, at two homes."
    if not same_name and same_home and _nearly(_name(one), _name(other)):
        return "Nearly the same name at the same home."
    return ""


def _reached_alike(one: KnownPerson, other: KnownPerson) -> bool:
    mine, yours = (
        {part for part in (_key(p.email), "".join(filter(str.isdigit, p.phone))) if part}
        for p in (one, other)
    )
    return bool(mine & yours)


def _nearly(one: str, other: str) -> bool:
    """One letter astray, or an initial: ``e marlowe`` and ``edith marlowe``."""
    first, second = one.split(), other.split()
    if first[1:] and first[-1] == second[-1] and first[0][0] == second[0][0]:
        return len(first[0]) == 1 or len(second[0]) == 1 or _alike(one, other)
    return _alike(one, other)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _name(person: KnownPerson) -> str:
    """The name without titles and stops: ``Mrs E. Marlowe`` is ``e marlowe``."""
    words = one_line(person.name).casefold().replace(".", " ").split()
    return " ".join(w for w in words if w not in _TITLES) or " ".join(words)


def _home(person: KnownPerson) -> str:
    return _key(person.home)


def _key(text: str) -> str:
    return one_line(text).casefold()
