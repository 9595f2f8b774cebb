"""What to show of a list, and in which order: two choices above it, the same on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Signal, Slot

from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.ordering import USUAL, Listed, OrderBy, in_order

T = TypeVar("T")
ALL = ""
"""The key of the filter that shows everything."""
KEPT = "listTools."
"""The hub's properties that keep what was chosen for each list while the program runs."""


class ListTools(Folding):
    """The two choices; ``changed`` follows each. Tab reaches both, the arrow keys choose."""

    changed = Signal()

    def __init__(self, hub: Hub, what: str = "list") -> None:
        super().__init__(0, spacing=12)
        self._hub, self._list = hub, ""
        self._orders: tuple[OrderBy, ...] = ()
        self._groups = Choice()
        self._groups.setAccessibleName(f"Show in the {what}")
        self._order = Choice()
        self._order.setAccessibleName(f"Order of the {what}")
        self.add(self._groups)
        self.add(self._order)
        self.add_stretch()
        self._groups.currentIndexChanged.connect(self._changed)
        self._order.currentIndexChanged.connect(self._changed)

    @property
    def words(self) -> str:
        """The order chosen, in words."""
        return self._order.currentText()

    @property
    def filtered(self) -> bool:
        """Whether rows are left out."""
        return self._groups.key != ALL

    def offer(
        self, name: str, orders: tuple[OrderBy, ...], rows: Sequence[Listed[T]], everything: str
    ) -> list[Listed[T]]:
        """Offer what a list can be filtered and sorted by, and return its rows as chosen.

        ``name`` keeps the choices of each list apart; ``everything`` is said for all rows.
        """
        self._list, self._orders = name, orders
        kept = self._hub.property(KEPT + name) or [ALL, USUAL]
        counted = Counter(group for row in rows for group in dict.fromkeys(row.groups))
        groups = [(ALL, f"{everything} ({len(rows):,})")]
        groups += [(group, f"{group} ({count:,})") for group, count in counted.items()]
        _fill(self._groups, tuple(groups), kept[0])
        _fill(self._order, tuple((order.key, order.words) for order in orders), kept[1])
        self._groups.setVisible(len(counted) > 1 or self.filtered)
        group = self._groups.key
        shown = [row for row in rows if group == ALL or group in row.groups]
        chosen = next(order for order in orders if order.key == self._order.key)
        return in_order(shown, chosen)

    @Slot(int)
    def sort_by(self, column: int) -> None:
        """Sort by a column, or the other way round if it is sorted by it already."""
        keys = [order.key for order in self._orders if order.column == column]
        if keys:
            at = keys.index(self._order.key) + 1 if self._order.key in keys else 0
            self._order.choose(keys[at % len(keys)])
            announce(self, self.words)

    def show_all(self) -> None:
        """Leave no row out; the order stays."""
        self._groups.choose(ALL)

    @Slot()
    def _changed(self) -> None:
        self._hub.setProperty(KEPT + self._list, [self._groups.key, self._order.key])
        self.changed.emit()


def _fill(choice: Choice, options: tuple[tuple[str, str], ...], chosen: str) -> None:
    """Offer options without telling of it; what is no longer offered gives way to the first."""
    blocker = QSignalBlocker(choice)
    shown = tuple((str(choice.itemData(at)), choice.itemText(at)) for at in range(choice.count()))
    if shown != options:
        choice.set_options(options)
    choice.choose(chosen)
    blocker.unblock()
