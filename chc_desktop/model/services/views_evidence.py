"""What the self-assessment page shows of the register beside a provision."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegisterSays:
    """The register's part of one provision: what follows from it, and whether it still holds."""

    proposed: str = ""
    """``Yes`` or ``No`` where the facts decide it, else empty."""
    against: str = ""
    """What speaks against a Yes: the explanation of a No, begun."""
    doubt: str = ""
    """What to look at before answering."""
    would_be: str = ""
    """What would be evidence, in a sentence."""
    moved: str = ""
    """``now 10 of 12``: the sentence that was taken over says something else; empty else."""
    accepted: str = ""
    """The register's sentence that the evidence stands on, as it was taken over."""
