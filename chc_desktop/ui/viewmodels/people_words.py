"""The words of the pages about people, and the places of their forms."""

from __future__ import annotations

from collections.abc import Sequence

from chc_desktop.model.rules.residents import PersonKind
from chc_desktop.model.rules.restrictions import RestrictionState
from chc_desktop.model.rules.wording import NBSP, long_date
from chc_desktop.model.services.views_people import (
    AdjustmentView,
    HomeRow,
    PersonRow,
    PersonView,
    RestrictionView,
)
from chc_desktop.ui.hub import Place

KINDS = tuple((kind.value, kind.value[:1].upper() + kind.value[1:]) for kind in PersonKind)
PARTS = {
    "lead": "Leads it",
    "member": "Takes part",
    "representative": "Speaks for them",
    "companion": "Comes along",
    "complained about": "Complained about",
}
"""What somebody is to a complaint, on their own page."""
NO_HOME = "No home named"


def people_place(person_id: int | None = None) -> Place:
    """Return the place of the list, at a person."""
    return Place("residents", "" if person_id is None else str(person_id))


def form_place(person_id: int, step: str, subject_id: int | None = None) -> Place:
    """Return the place of a form about a person; ``subject_id`` is the other one it is about."""
    key = str(person_id) if person_id else ""
    return Place("person-form", key, step if subject_id is None else f"{step}:{subject_id}")


def subject_place(step: str, subject_id: int) -> Place:
    """Return the place of the form about one adjustment or restriction."""
    return Place("person-form", "", f"{step}:{subject_id}")


def parse_step(step: str) -> tuple[str, int]:
    """Return the form's name of a place's step and what it is about (0 for none)."""
    name, _, subject = step.partition(":")
    return name, int(subject) if subject.isdigit() else 0


def found(rows: Sequence[PersonRow], words: str) -> tuple[PersonRow, ...]:
    """Return the people whose entry holds every word searched for."""
    wanted = words.replace(NBSP, " ").casefold().split()
    return tuple(row for row in rows if all(word in row.search for word in wanted))


def second_line(row: PersonRow) -> str:
    """Return what stands under a name in the list: the home, and what to mind."""
    return " · ".join((row.home or NO_HOME, *marks(row)))


def marks(row: PersonRow) -> tuple[str, ...]:
    """Return what to mind with somebody; never why."""
    known = (("adjustment", row.has_adjustment), ("restriction", row.has_restriction))
    return tuple(word for word, so in known if so)


def count_words(count: int) -> str:
    """Return the line under the list."""
    return {0: "Nobody is found.", 1: "1 person"}.get(count, f"{count:,} people")


def homes_count(count: int) -> str:
    """Return the line over all homes."""
    return {0: "No homes are entered yet.", 1: "1 home"}.get(count, f"{count:,} homes")


def let_as(home: HomeRow) -> str:
    """Return what a home is let as, for the choice of what to show."""
    return capital(home.tenure) or "Not said how it is let"


def groups(row: PersonRow) -> tuple[str, ...]:
    """Return what somebody can be looked for by: what they are, and what to mind."""
    known = (
        (capital(row.kind), True),
        ("With an adjustment", row.has_adjustment),
        ("With a restriction", row.has_restriction),
        ("With an open complaint", bool(row.open_complaints)),
    )
    return tuple(word for word, so in known if so and word)


def capital(text: str) -> str:
    """Return words with a capital first letter; the rest stays."""
    return text[:1].upper() + text[1:]


def about(view: PersonView) -> str:
    """Return the line under a name: home, what they are, what they prefer."""
    place = view.home or view.elsewhere
    kind = view.kind[:1].upper() + view.kind[1:]
    where = "" if view.home else " (elsewhere)" if view.elsewhere else ""
    parts = [f"{place or NO_HOME}{where}.", f"{kind}."]
    if view.prefers:
        parts.append(f"{view.prefers.rstrip('.')}.")
    if view.offices:
        offices = ", ".join(view.offices)
        parts.append(f"{offices[:1].upper()}{offices[1:]}.")
    return " ".join(parts)


def applies(view: AdjustmentView) -> str:
    """Return what an adjustment applies to, and when it was asked for and answered."""
    text = f"{view.applies_to}. Asked for {long_date(view.asked_on)}."
    if view.decision is not None and view.decided_on is not None:
        answer = view.decision.value
        text += f" {answer[:1].upper()}{answer[1:]} {long_date(view.decided_on)}."
    return text


def stays_open(texts: Sequence[str]) -> str:
    """Return what no restriction closes, as a sentence."""
    first, *others = texts
    return f"{', '.join([first, *(text[:1].lower() + text[1:] for text in others)])}."


def span(view: RestrictionView, start: str) -> str:
    """Return from when until when a restriction applies, and what is so now."""
    ends = f"{start} to {long_date(view.end_on)}."
    then = "Then it ends." if view.state is RestrictionState.IN_FORCE else view.state_words
    return f"{ends} {then}"


def review_sentence(on_words: str, outcome: str, was: str) -> str:
    """Return a review that was done, in a sentence."""
    words = {
        "keep": "kept",
        "change": "changed",
        "end": "ended",
        "lift": "lifted",
        "ease": "eased",
        "extend": "extended",
    }
    before = f" Before: {was.rstrip('.')}." if was else ""
    return f"Reviewed {on_words}: {words.get(outcome, outcome)}.{before}"
