"""A field for a passphrase: what is typed is not shown, unless somebody asks to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from chc_desktop.model.rules.passphrases import ADVICE, passphrase_problems
from chc_desktop.model.rules.values import Problem
from chc_desktop.ui.widgets.fields import CheckBox, TextField
from chc_desktop.ui.widgets.form import Form

OFFER = (
    "A passphrase encrypts the register, so that whoever finds the laptop, or a copy on a stick, "
    "cannot read it. If the passphrase and the recovery sheet are both lost, the register is lost. "
    "You can also do this later, in Settings."
)
SHOW = "Show what is typed"


class SecretField(TextField):
    """One line that shows dots. The system's input methods learn nothing from it."""

    def __init__(self) -> None:
        super().__init__()
        self.show_typing(shown=False)

    def show_typing(self, *, shown: bool) -> None:
        """Show the characters, or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )


class SecretForm(Form):
    """A form of passphrases: with one tick that shows what is typed in all of them.

    It is never kept as a draft.
    """

    def __init__(self) -> None:
        super().__init__()
        self._tick = CheckBox(SHOW)
        self._secrets: list[SecretField] = []
        self._tick.toggled.connect(self._show)

    def add_secret(self, key: str, label: str, text: str = "") -> SecretField:
        """Ask for a passphrase; ``text`` is its help."""
        field = SecretField()
        self._secrets.append(field)
        self.add(key, label, field, text, ems=26)
        return field

    def add_tick(self) -> None:
        """Offer to show what is typed, below the last field."""
        self.add("show", "", self._tick)

    def empty(self) -> None:
        """Forget what was typed."""
        for field in self._secrets:
            field.clear()

    @Slot(bool)
    def _show(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        for field in self._secrets:
            field.show_typing(shown=on)


class ProtectionOffer(SecretForm):
    """A passphrase for a new register: offered with its reasons, and never asked for."""

    confirmed = Signal()
    """Enter was pressed in the last field."""

    def __init__(self) -> None:
        super().__init__()
        self._protect = CheckBox("Protect it with a passphrase")
        self._protect.toggled.connect(self._show_needed)
        self.add("protect", "", self._protect, OFFER)
        self.add_secret("passphrase", "Passphrase", ADVICE)
        again = self.add_secret("again", "Passphrase, once more")
        again.returnPressed.connect(self.confirmed)
        self.add_tick()
        self.finish()
        self._show_needed()

    @property
    def wanted(self) -> bool:
        """Whether the register is to be protected."""
        return self._protect.isChecked()

    def problems(self) -> tuple[Problem, ...]:
        """What stands against the passphrase; nothing where none is wanted."""
        if not self.wanted:
            return ()
        return passphrase_problems(self.text("passphrase"), self.text("again"))

    @Slot()
    def _show_needed(self) -> None:
        for key in ("passphrase", "again", "show"):
            self.show_row(key, shown=self.wanted)
