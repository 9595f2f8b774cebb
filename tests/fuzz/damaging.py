"""Files and texts a little out of order: a sound one with its bytes, parts or lines changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

# What parsers stumble over: ends, signs of other formats, numbers at their limits, markup, NUL.
TOKENS = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n" * 50,
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"</",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&#x0;",
    b"<w:tbl>",
    b"</w:tc>",
    b"<td rowspan='99999' colspan='99999'>",
    b"gridSpan w:val='-1'",
    b"99999999999999999999",
    b"-1",
    b"1e999",
    b"NaN",
    b"31/02/2026",
    b"2026-13-45",
    b"0000-00-00",
    b";;;;",
    b'"',
    b"=HYPERLINK(1)",
    b"../../../etc/passwd",
    b"Content-Transfer-Encoding: base64\r\n",
    b"charset=x-none",
    b"\\u0000",
    b"[" * 500,
    b"{" * 500,
    b"\xed\xa0\x80",
    "\u202e\u0301".encode() * 20,
    b"6.10",
    b"Yes",
    b"No" * 300,
)
Change = Callable[[bytes], bytes]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """One change of bytes, at a place given as a share of the length."""
    at, length = draw(st.floats(0, 1)), draw(st.integers(1, 64))
    what = draw(st.sampled_from(["cut", "repeat", "put", "over", "flip", "end", "far"]))
    token = draw(st.sampled_from(TOKENS) | st.binary(max_size=8))
    bit = draw(st.integers(0, 7))

    def change(data: bytes) -> bytes:
        start = min(int(at * len(data)), max(len(data) - 1, 0))
        head, middle, tail = data[:start], data[start : start + length], data[start + length :]
        turned = bytes([data[start] ^ 1 << bit]) if data else b""
        made = {
            "cut": head + tail,
            "repeat": head + middle * 40 + tail,
            "put": head + token + middle + tail,
            "over": head + token + tail,
            "flip": head + turned + data[start + 1 :],
            "end": head,
            "far": tail + head,
        }
        return made[what]

    return change


def damaged(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """A sound file with one to six changes of its bytes; a zip's parts are changed inside."""
    return st.builds(
        _apply,
        st.sampled_from(seeds),
        st.lists(changes(), min_size=1, max_size=6),
        st.integers(0, 10_000),
        st.booleans(),
    )


def _apply(seed: bytes, wanted: list[Change], part: int, inside: bool) -> bytes:
    if seed.startswith(b"PK") and inside:
        return _inside(seed, wanted, part)
    for change in wanted:
        seed = change(seed)
    return seed


def _inside(seed: bytes, wanted: list[Change], number: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    # The part that matters is the largest: half of the changes go there.
    names = sorted(parts, key=lambda name: -len(parts[name]))
    name = names[0] if number % 2 else names[number // 2 % len(names)]
    for change in wanted:
        parts[name] = change(parts[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for kept, data in parts.items():
            archive.writestr(kept, data)
    return out.getvalue()
