"""What two registers have in common and what not, in sentences and as plain data."""

from __future__ import annotations

from datetime import datetime

from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.comparing import Comparison, Side
from chc_desktop.model.services.plain import Plain


def comparison_lines(found: Comparison) -> list[str]:
    """The comparison for people, a line for each thing; references, no names."""
    lines = [_side_line("First", found.first), _side_line("Second", found.second)]
    lines += summary(found)
    one, other = found.first.path.name, found.second.path.name
    if one == other:
        one, other = "the first", "the second"
    for name, references in ((one, found.only_first), (other, found.only_second)):
        if references:
            lines.append(f"Only in {name}: {', '.join(references)}")
    lines += [f"Differs: {d.reference}: {', '.join(d.parts)}" for d in found.differing]
    if found.others:
        lines.append(f"Differs besides: {', '.join(found.others)}")
    return lines


def summary(found: Comparison, first: str = "the first", second: str = "the second") -> list[str]:
    """How the two stand to each other, in a sentence or two, by what they are called."""
    if not found.one_register:
        return ["These are two different registers: they never had an entry in common."]
    if found.equal and not (found.first.more or found.second.more):
        return ["Both hold the same."]
    if not found.second.more:
        return [f"{cap(first)} goes on from {second}: it has {entries(found.first.more)} more."]
    if not found.first.more:
        return [f"{cap(second)} goes on from {first}: it has {entries(found.second.more)} more."]
    words = (
        f"They were the same until {moment_words(found.parted)}. Since then {first} got "
        f"{entries(found.first.more)} and {second} {entries(found.second.more)}."
    )
    return [words]


def cap(words: str) -> str:
    """The words with a capital at the start."""
    return f"{words[:1].upper()}{words[1:]}"


def entries(count: int) -> str:
    """How many entries of a history."""
    return "one entry" if count == 1 else f"{count} entries"


def complaints(count: int) -> str:
    """How many complaints."""
    return {0: "no complaints", 1: "one complaint"}.get(count, f"{count} complaints")


def moment_words(at: str | datetime) -> str:
    """A moment on this computer's clock: ``Tue 31 March 2026, 9:12``; ``at`` may be UTC text."""
    if isinstance(at, str):
        if not at:
            return "never"
        at = datetime.fromisoformat(at).astimezone()
    return f"{long_date(at.date())}, {at.hour}:{at.minute:02d}"


def plain(found: Comparison) -> Plain:
    """The comparison as plain data for JSON."""
    return {
        "one_register": found.one_register,
        "equal": found.equal,
        "parted": found.parted or None,
        "first": _side(found.first),
        "second": _side(found.second),
        "only_first": list(found.only_first),
        "only_second": list(found.only_second),
        "differing": [{"complaint": d.reference, "parts": list(d.parts)} for d in found.differing],
        "same": found.same,
        "others": list(found.others),
    }


def _side(side: Side) -> Plain:
    return {
        "complaints": side.complaints,
        "newest_entry": side.newest or None,
        "more_entries": side.more,
    }


def _side_line(which: str, side: Side) -> str:
    return (
        f"{which}: {side.path.name}, {complaints(side.complaints)}, newest entry "
        f"{moment_words(side.newest)}"
    )
