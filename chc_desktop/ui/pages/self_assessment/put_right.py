"""Everything to put right in one list; each row goes to its provision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.services.views import AssessmentView
from chc_desktop.ui.viewmodels import register_words as words
from chc_desktop.ui.widgets.badge import CHECK, NEW, Badge, BadgeLook
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, row
from chc_desktop.ui.widgets.notices import Banner, EmptyState
from chc_desktop.ui.widgets.open_row import OpenRow
from chc_desktop.ui.widgets.page import MARGIN
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

LOOKS = {words.MUST: CHECK, words.LOOK: BadgeLook("quiet_bg", "muted", "eye")}


class PutRightList(QWidget):
    """The list. ``chosen`` gives a provision; ``back_asked`` goes back to the one before."""

    chosen = Signal(str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        space = theme().space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(MARGIN), space(20), space(MARGIN), space(24))
        layout.setSpacing(space(16))
        self._back = Button("Back to the provision", "link", "arrow-left")
        self._back.clicked.connect(self.back_asked)
        layout.addLayout(row(self._back, None))
        layout.addWidget(Label("To put right", Role.H2))
        self._rows = column(spacing=12)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self._first: QWidget = self._back

    def show_view(self, view: AssessmentView) -> None:
        """Show what there is to put right: the whole form, answers, what is not answered."""
        clear(self._rows)
        self._first = self._back
        found, open_ = words.to_put_right(view), words.unanswered(view)
        if view.whole_form:
            texts = "\n".join(sentence for _, sentence in view.whole_form)
            self._rows.addWidget(Banner("warning", "The whole form", texts))
        if not (view.whole_form or found or open_):
            text = "Every provision is answered, and nothing speaks against the answers."
            self._rows.addWidget(EmptyState("check-circle", "Nothing to put right", text))
            return
        shown: list[tuple[str, tuple[str, ...], Badge]] = [
            (item.number, (place, sentence), Badge(words.badge(item), LOOKS[words.badge(item)]))
            for item, place, sentence in found[: words.FEW]
        ]
        shown += [(number, (sentence,), Badge("Not answered", NEW)) for number, sentence in open_]
        card = Card(margin=0)
        card.body.setSpacing(0)
        for place, (number, texts_, badge) in enumerate(shown):
            if place:
                card.add_line()
            line = OpenRow(number, texts_, badge, name=f"Go to {number}: {texts_[-1]}")
            line.opened.connect(self.chosen)
            card.body.addWidget(line)
            self._first = line if place == 0 else self._first
        if shown:
            self._rows.addWidget(card)
        if len(found) > words.FEW:
            more = f"And {len(found) - words.FEW} more, which follow when these are put right."
            self._rows.addWidget(Label(more, tone="muted"))

    def focus_target(self) -> QWidget:
        """Return where the focus goes: the first row."""
        return self._first
