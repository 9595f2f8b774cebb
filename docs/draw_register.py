"""Draws docs/register.svg: the register's tables as one page, from the schema itself.

Run it after a new migration: ``python docs/draw_register.py``. A test compares the picture.
"""

from __future__ import annotations

import re
import sqlite3
from html import escape
from pathlib import Path

SQL = Path(__file__).parent.parent / "chc_desktop" / "model" / "store" / "sql"
OUT = Path(__file__).with_name("register.svg")
COLUMNS, WIDTH, LINE, GAP, TOP = 5, 236, 13, 12, 78


def groups(script: str) -> dict[str, str]:
    """Each table and the heading it stands under in the SQL."""
    found, heading = {}, "The landlord"
    for line in script.splitlines():
        match = re.match(r"^-- ([A-Z].*?) -{5,}$", line)
        if match:
            heading = match[1].split(":")[0].rstrip(". ")
        table = re.match(r"CREATE TABLE (\w+)", line)
        if table:
            found[table[1]] = heading
    return found


def boxes() -> list[tuple[str, str, list[str]]]:
    """Heading, table and its columns, a foreign key with an arrow to its table."""
    db = sqlite3.connect(":memory:")
    where: dict[str, str] = {}
    for path in sorted(SQL.glob("*.sql")):
        script = path.read_text(encoding="utf-8")
        db.executescript(script)
        where |= groups(script)
    found = []
    for table, heading in where.items():
        keys = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        lines = [f"{c} → {keys[c]}" if c in keys else c for c in columns if c != "id"]
        found.append((heading, table, lines))
    return found


def drawing() -> str:
    """The picture as SVG text."""
    heights = [TOP] * COLUMNS
    parts: list[str] = []
    for heading, table, lines in boxes():
        column = heights.index(min(heights))
        x, y = 14 + column * (WIDTH + GAP), heights[column]
        height = 46 + LINE * len(lines)
        parts.append(
            f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{height}" rx="6" fill="#fff" '
            'stroke="#777b80"/>'
            f'<text x="{x + 10}" y="{y + 17}" class="t">{escape(table)}</text>'
            f'<text x="{x + 10}" y="{y + 29}" class="g">{escape(heading)}</text>'
        )
        parts += [
            f'<text x="{x + 10}" y="{y + 45 + LINE * i}" class="c">{escape(line)}</text>'
            for i, line in enumerate(lines)
        ]
        heights[column] += height + GAP
    width, height = 28 + COLUMNS * (WIDTH + GAP) - GAP, max(heights) + 6
    style = (
        "text{font-family:'Atkinson Hyperlegible',Verdana,sans-serif;fill:#1a1d20}"
        ".h{font-size:22px;font-weight:bold}.n{font-size:12px}.t{font-size:13px;font-weight:bold}"
        ".g{font-size:9px;fill:#454b51}.c{font-size:10px}"
    )
    note = (
        "Events are the truth from which every date is derived; change_log is the history of every "
        "write. An arrow names the table a column refers to. Each table has an id of its own."
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="The tables of the register">'
        f"<style>{style}</style><rect width='100%' height='100%' fill='#f5f4f0'/>"
        '<text x="14" y="34" class="h">What a register holds</text>'
        f'<text x="14" y="58" class="n">{escape(note)}</text>' + "".join(parts) + "</svg>\n"
    )


if __name__ == "__main__":
    OUT.write_text(drawing(), encoding="utf-8")
