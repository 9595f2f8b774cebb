"""Palette, fonts and text size of the whole window, applied in one place.

Widgets say what they are (a type role, a tone, an icon's name); the theme says how that looks.
Order matters: Fusion first, then every palette role, then one stylesheet made from the tokens.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from chc_desktop.paths import resource_path
from chc_desktop.ui.widgets import stylesheet, tokens
from chc_desktop.ui.widgets.tokens import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FONT_FILES = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")
FALLBACK_FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
FAMILY = "Atkinson Hyperlegible"
FALLBACK_FAMILY = "Noto Sans"


class Scheme(StrEnum):
    """Which colours: those of the computer, light, or dark."""

    COMPUTER = "computer"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look in force: colours, fonts and measures at the chosen text size."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scheme = Scheme.COMPUTER
        self.text_size = 100
        self._has_style = False
        self._with_role: WeakSet[QWidget] = WeakSet()
        self._load_fonts()

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self.scheme is Scheme.COMPUTER:
            hints = QApplication.styleHints()
            return hints.colorScheme() is Qt.ColorScheme.Dark
        return self.scheme is Scheme.DARK

    @property
    def palette(self) -> tokens.Palette:
        """The colours in force."""
        return tokens.DARK if self.is_dark else tokens.LIGHT

    def colour(self, role: str) -> QColor:
        """Return the colour of a token, such as ``"accent"``."""
        return QColor(str(getattr(self.palette, role)))

    def font(self, role: Role = Role.BODY) -> QFont:
        """Return the font of a type role at the text size in force."""
        style = tokens.TYPE[role]
        font = QFont()
        font.setFamilies([FAMILY, FALLBACK_FAMILY])
        font.setPointSizeF(style.points * (1 + (self.text_size / 100 - 1) * style.growth))
        font.setBold(style.bold)
        return font

    def line_height(self, role: Role = Role.BODY) -> int:
        """Return the height of one line of text, in pixels."""
        return QFontMetrics(self.font(role)).height()

    @property
    def em(self) -> float:
        """The size of body text in pixels: 16 at 100 % on an ordinary screen."""
        return float(QFontInfo(self.font()).pixelSize())

    def ems(self, count: float) -> int:
        """Return ``count`` em in whole pixels."""
        return round(self.em * count)

    def space(self, pixels: float) -> int:
        """Return a distance, given at 100 %; it grows half as fast as the text."""
        return round(pixels * (1 + (self.text_size / 100 - 1) / 2))

    def scaled(self, pixels: float) -> int:
        """Return a size, given at 100 %, that grows as the text does (icons, indicators)."""
        return round(pixels * self.text_size / 100)

    @property
    def control_height(self) -> int:
        """The height of buttons and fields: 40 at 100 %."""
        return self.line_height() + 2 * self.space(10)

    def set_text_size(self, percent: int) -> None:
        """Use a text size of ``tokens.TEXT_SIZES`` and show it."""
        self.text_size = percent
        self.apply()

    def set_scheme(self, scheme: Scheme) -> None:
        """Use the computer's colours, the light or the dark ones, and show them."""
        self.scheme = scheme
        self.apply()

    def apply(self) -> None:
        """Show the look in force on the application and on every widget alive."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if not self._has_style:
            application.setStyle("Fusion")
            self._has_style = True
        application.setPalette(_qt_palette(self.palette))
        application.setFont(self.font())
        application.setStyleSheet(stylesheet.build(self.palette, self.space, self.scaled))
        for widget in tuple(self._with_role):
            # Not allWidgets(): Qt deletes parts of its own on the way, and their wrappers stay.
            if isValid(widget):
                widget.setFont(self._font_of(widget, Role(widget.property(_ROLE))))
        self.changed.emit()

    def follow_computer(self) -> None:
        """Change with the computer's colours, while that is what the user chose."""
        QApplication.styleHints().colorSchemeChanged.connect(self._computer_changed)

    @Slot()
    def _computer_changed(self) -> None:
        if self.scheme is Scheme.COMPUTER:
            self.apply()

    def remember(self, widget: QWidget) -> None:
        """Give this widget its font anew whenever the text size changes."""
        self._with_role.add(widget)

    def _font_of(self, widget: QWidget, role: Role) -> QFont:
        font = self.font(role)
        font.setUnderline(bool(widget.property(_UNDERLINE)))
        return font

    @staticmethod
    def _load_fonts() -> None:
        for name in (*FONT_FILES, *FALLBACK_FONT_FILES):
            QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))


_ROLE = "typeRole"
_UNDERLINE = "underlined"
_TONE = "tone"


def theme() -> Theme:
    """Return the theme of the running application; made on first use."""
    application = QApplication.instance()
    assert application is not None, "The application comes before its theme."
    found = application.findChild(Theme)
    return found if found is not None else Theme(application)


def set_role(widget: QWidget, role: Role, *, underlined: bool = False) -> None:
    """Give a widget a type role; its font follows the text size from now on."""
    widget.setProperty(_ROLE, role.value)
    widget.setProperty(_UNDERLINE, underlined)
    look = theme()
    look.remember(widget)
    font = look.font(role)
    font.setUnderline(underlined)
    widget.setFont(font)


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label a colour by its token: text, muted, accent, overdue, soon or done."""
    set_property(widget, _TONE, tone)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at, and show it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _qt_palette(colours: tokens.Palette) -> QPalette:
    role = QPalette.ColorRole
    table = {
        role.Window: colours.page,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.overdue,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.page,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Accent: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.line,
        role.Mid: colours.edge,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
    }
    palette = QPalette()
    for name, value in table.items():
        palette.setColor(name, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, name, QColor(colours.muted))
    palette.setColor(disabled, role.Highlight, QColor(colours.quiet_bg))
    palette.setColor(disabled, role.HighlightedText, QColor(colours.muted))
    return palette
