"""The words and icons of each step of a case, and the place where its form is."""

from __future__ import annotations

from dataclasses import dataclass

from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.values import Stage
from chc_desktop.ui.hub import Place


@dataclass(frozen=True, slots=True)
class StepWords:
    """How a step is called: on its button, in "Other steps", and as a page's heading."""

    button: str
    item: str
    record: str
    heading: str
    done: str
    """What the undo bar says; ``{reference}`` stands for the complaint."""


WORDS: dict[Verb, StepWords] = {
    Verb.ACKNOWLEDGE: StepWords(
        "Acknowledge",
        "Acknowledge",
        "Record acknowledgement",
        "Acknowledge",
        "{reference} recorded as acknowledged.",
    ),
    Verb.DEFINE: StepWords(
        "Define",
        "Define the complaint",
        "Record definition",
        "Complaint definition",
        "Definition of {reference} recorded.",
    ),
    Verb.UPDATE: StepWords(
        "Tell them how it stands",
        "Tell them how it stands",
        "Record update",
        "Tell them how it stands",
        "Update of {reference} recorded.",
    ),
    Verb.RAISE: StepWords(
        "Add new issue",
        "They raise something new",
        "Record new issue",
        "They raise something new",
        "New issue of {reference} recorded.",
    ),
    Verb.EXTEND: StepWords(
        "Extend",
        "Extend the date",
        "Record extension",
        "Extend the date",
        "Extension of {reference} recorded.",
    ),
    Verb.RESPOND: StepWords(
        "Write response",
        "Write response",
        "Record response",
        "Response",
        "Response to {reference} recorded.",
    ),
    Verb.ASK_STAGE_2: StepWords(
        "Start stage 2",
        "They ask for stage 2",
        "Start stage 2",
        "Stage 2 asked for",
        "Stage 2 of {reference} started.",
    ),
    Verb.REFUSE: StepWords(
        "Refuse", "Refuse", "Record refusal", "Refuse", "Refusal of {reference} recorded."
    ),
    Verb.ACCEPT: StepWords(
        "Accept as told",
        "The Ombudsman told us to accept it",
        "Record acceptance",
        "The Ombudsman told us to accept it",
        "{reference} accepted, as the Ombudsman told us.",
    ),
    Verb.WITHDRAW: StepWords(
        "Withdraw",
        "The resident takes it back",
        "Record withdrawal",
        "The resident takes it back",
        "{reference} recorded as withdrawn.",
    ),
    Verb.CLOSE: StepWords("Close", "Close", "Close complaint", "Close", "{reference} closed."),
    Verb.NOTE: StepWords(
        "Add",
        "Add a call, visit or note",
        "Add entry",
        "Add what happened",
        "Entry added to {reference}.",
    ),
    Verb.KEEP_PROMISE: StepWords(
        "Record as done",
        "Record a promise as done",
        "Record as done",
        "Promise kept",
        "Promise of {reference} kept.",
    ),
}

MOMENT_ICONS = {
    "letter": "envelope-simple",
    "received": "chat-centered-text",
    "acknowledged": "envelope-simple",
    "defined": "note-pencil",
    "extended": "calendar-blank",
    "updated": "envelope-simple",
    "new issue": "plus",
    "responded": "paper-plane-tilt",
    "stage 2 asked for": "arrow-right",
    "refused": "prohibit",
    "told to accept": "scales",
    "ombudsman": "scales",
    "withdrawn": "x-circle",
    "closed": "check",
    "noted": "note-pencil",
    "corrected": "pencil-simple",
    "due": "clock",
}
"""The icon of each kind of entry in the time line."""


_TITLE_ICONS = {
    "telephone": "phone-incoming",
    "email": "envelope-simple",
    "letter": "envelope-simple",
    "visit": "house-line",
}


def moment_icon(kind: str, title: str = "") -> str:
    """Return the icon of an entry by how it came, else by its kind, else that of a note."""
    if kind in {"received", "noted"}:
        words = title.casefold()
        named = next((icon for word, icon in _TITLE_ICONS.items() if word in words), "")
        if named:
            return named
    return MOMENT_ICONS.get(kind, "note-pencil")


def step_place(complaint_id: int, verb: Verb, promise_id: int | None = None) -> Place:
    """Return the place of a step's form."""
    step = verb.value if promise_id is None else f"{verb.value}:{promise_id}"
    return Place("step", str(complaint_id), step)


def parse_step(step: str) -> tuple[Verb, int]:
    """Return the verb of a place's step, and the promise it is about (0 for none)."""
    verb, _, promise = step.partition(":")
    return Verb(verb), int(promise or 0)


def button_name(verb: Verb, reference: str) -> str:
    """Return what screen readers say for a step's button: "Write response to C-027"."""
    joined = {Verb.RESPOND: "to ", Verb.KEEP_PROMISE: "the promise of "}.get(verb, "")
    return f"{WORDS[verb].button} {joined}{reference}"


def stage_words(stage: Stage) -> str:
    """Return "stage 1" or "stage 2"."""
    return f"stage {stage.value}"
