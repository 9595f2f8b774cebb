"""Amounts of money as they are typed and shown in a field, in pounds; kept in pence."""

from __future__ import annotations

import re

MONEY_PROBLEM = "Write the amount in pounds and pence, such as 25.50."


def pence(text: str) -> int | None:
    """Read an amount in pounds, such as "25", "25.50" or "£1,025.00"; None if it is none."""
    plain = text.strip().removeprefix("£").strip()
    pattern = r"(\d{1,7}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?"
    match = re.fullmatch(pattern, plain, re.ASCII)
    if match is None:
        return None
    return int(match[1].replace(",", "")) * 100 + int((match[2] or "0").ljust(2, "0"))


def amount(found: int | None) -> str:
    """Return pence as one would type them: "25.50", "100"; nothing for none."""
    if found is None:
        return ""
    pounds, rest = divmod(found, 100)
    return f"{pounds}.{rest:02}" if rest else str(pounds)
