"""Icons, tinted when they are loaded: one drawing serves every colour and size.

Names are Phosphor's. Up to 22 pixels the bold drawing is used, above it the regular one.
An icon never stands alone: the words beside it say the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from chc_desktop.paths import resource_path
from chc_desktop.ui.widgets.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

LARGEST_BOLD = 22
ICON_SIZE = 18
GAP = 8

_NAME = "glyph"
_COLOUR = "glyphColour"
_SIZE = "glyphSize"


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a token's colour.

    ``size`` is in pixels of the layout; ``ratio`` is the device pixel ratio it is drawn for.
    """
    return _tinted(name, theme().colour(colour).name(), size, ratio)


def icon(name: str, colour: str, size: int, gap: int = 0, *, at_end: bool = False) -> QIcon:
    """Return an icon for buttons, sharp at single and double pixel density.

    ``gap`` is the distance to the words, in pixels; ``at_end`` for an icon after its words.
    """
    made = QIcon()
    for ratio in (1.0, 2.0):
        for tone, mode in ((colour, QIcon.Mode.Normal), ("muted", QIcon.Mode.Disabled)):
            picture = pixmap(name, tone, size, ratio)
            made.addPixmap(_with_gap(picture, gap, ratio, at_end=at_end), mode)
    return made


def set_icon(
    button: QAbstractButton, name: str, colour: str = "text", size: int = ICON_SIZE
) -> None:
    """Give a button an icon that follows the theme; ``size`` is in pixels at 100 %."""
    button.setProperty(_NAME, name)
    button.setProperty(_COLOUR, colour)
    button.setProperty(_SIZE, size)
    refresh_icon(button)


def refresh_icon(button: QAbstractButton) -> None:
    """Draw a button's icon again after the colours or the text size changed."""
    name = button.property(_NAME)
    if not name:
        return
    size = theme().scaled(int(button.property(_SIZE)))
    gap = theme().space(GAP) if button.text() else 0
    at_end = button.layoutDirection() is Qt.LayoutDirection.RightToLeft
    button.setIcon(icon(str(name), str(button.property(_COLOUR)), size, gap, at_end=at_end))
    button.setIconSize(QSize(size + gap, size))


def _with_gap(picture: QPixmap, gap: int, ratio: float, *, at_end: bool) -> QPixmap:
    # Style sheets fix the distance between icon and words at 4 px: the rest is in the picture.
    wide = QPixmap(picture.width() + round(gap * ratio), picture.height())
    wide.fill(Qt.GlobalColor.transparent)
    wide.setDevicePixelRatio(ratio)
    painter = QPainter(wide)
    painter.drawPixmap(gap if at_end else 0, 0, picture)
    painter.end()
    return wide


@lru_cache(maxsize=512)
def _tinted(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = f"{name}-bold.svg" if size <= LARGEST_BOLD else f"{name}.svg"
    renderer = QSvgRenderer(str(resource_path("icons", drawing)))
    pixels = round(size * ratio)
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor(colour))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
