"""The colours and measures of the window: one table for light, one for dark.

No other module names a colour. Contrast is checked by a test over ``CONTRASTS``
(WCAG 2.2: 4.5 for text, 3 for edges and the focus ring).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Type roles; points at 100 % and the share of the text size they grow with."""

    H1 = "h1"
    FIGURE = "figure"
    H2 = "h2"
    QUOTE = "quote"
    H3 = "h3"
    LEAD = "lead"
    BODY = "body"
    BOLD = "bold"
    SMALL = "small"
    SMALL_BOLD = "small_bold"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A type role: points at 100 %, bold or not, growth as a share of the text size."""

    points: float
    bold: bool
    growth: float


TYPE: dict[Role, TypeStyle] = {
    Role.H1: TypeStyle(23, bold=True, growth=0.5),
    Role.FIGURE: TypeStyle(18, bold=True, growth=0.5),
    Role.H2: TypeStyle(15, bold=True, growth=0.75),
    Role.QUOTE: TypeStyle(13.5, bold=False, growth=0.75),
    Role.H3: TypeStyle(13, bold=True, growth=0.75),
    Role.LEAD: TypeStyle(13, bold=False, growth=1),
    Role.BODY: TypeStyle(12, bold=False, growth=1),
    Role.BOLD: TypeStyle(12, bold=True, growth=1),
    Role.SMALL: TypeStyle(11, bold=False, growth=1),
    Role.SMALL_BOLD: TypeStyle(11, bold=True, growth=1),
}

TEXT_SIZES = (100, 125, 150, 200)


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour by role, as #RRGGBB."""

    page: str
    nav: str
    surface: str
    sunken: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    tint_line: str
    overdue: str
    on_overdue: str
    overdue_bg: str
    overdue_line: str
    soon: str
    soon_bg: str
    soon_line: str
    done: str
    done_bg: str
    quiet_bg: str


LIGHT = Palette(
    page="#F5F4F0",
    nav="#ECEAE4",
    surface="#FFFFFF",
    sunken="#F8F7F4",
    line="#DDDAD2",
    edge="#777B80",
    text="#1A1D20",
    muted="#454B51",
    accent="#0B5B6F",
    accent_hover="#084757",
    on_accent="#FFFFFF",
    tint="#E1EEF0",
    tint_line="#A9CBD2",
    overdue="#9A1B1B",
    on_overdue="#FFFFFF",
    overdue_bg="#FBE8E5",
    overdue_line="#E5B5AF",
    soon="#6E4300",
    soon_bg="#FDEFD0",
    soon_line="#E3C78A",
    done="#1B5C34",
    done_bg="#E2F0E6",
    quiet_bg="#ECEAE4",
)

DARK = Palette(
    page="#16191B",
    nav="#101315",
    surface="#1F2326",
    sunken="#1A1D20",
    line="#363C41",
    edge="#868E95",
    text="#ECEEEF",
    muted="#B5BCC2",
    accent="#7CCBDB",
    accent_hover="#A2DCE8",
    on_accent="#06242B",
    tint="#15333A",
    tint_line="#2E606B",
    overdue="#FF9F95",
    on_overdue="#2E0B08",
    overdue_bg="#401C19",
    overdue_line="#7A3530",
    soon="#FFCB70",
    soon_bg="#3A2A08",
    soon_line="#6B5016",
    done="#8FD8A8",
    done_bg="#14321F",
    quiet_bg="#2B3035",
)

TEXT_MINIMUM = 4.5
EDGE_MINIMUM = 3.0

_GROUNDS = ("page", "nav", "surface", "sunken", "tint", "quiet_bg")

CONTRASTS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("text", (*_GROUNDS, "overdue_bg", "soon_bg", "done_bg"), TEXT_MINIMUM),
    ("muted", (*_GROUNDS, "soon_bg"), TEXT_MINIMUM),
    ("accent", (*_GROUNDS, "soon_bg"), TEXT_MINIMUM),
    ("on_accent", ("accent", "accent_hover"), TEXT_MINIMUM),
    ("overdue", ("page", "surface", "sunken", "overdue_bg"), TEXT_MINIMUM),
    ("on_overdue", ("overdue",), TEXT_MINIMUM),
    ("soon", ("page", "surface", "soon_bg"), TEXT_MINIMUM),
    ("done", ("page", "nav", "surface", "done_bg"), TEXT_MINIMUM),
    ("edge", ("page", "nav", "surface", "sunken", "tint"), EDGE_MINIMUM),
)
"""Each foreground, the grounds it stands on, and the least contrast it needs."""


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    ]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
