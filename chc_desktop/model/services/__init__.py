"""What a user can do: one function per verb, one transaction each; queries return frozen views."""

from __future__ import annotations
