"""The list beside the provisions: the year, how far one is, the sections."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from chc_desktop.model.services.views import AssessmentView, ProvisionRow, SectionRow
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.self_assessment.carrying import Carrying
from chc_desktop.ui.viewmodels import assessment_words as words
from chc_desktop.ui.viewmodels import register_words
from chc_desktop.ui.widgets.basics import Button, Label, column
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Wrapped
from chc_desktop.ui.widgets.page import scroll_inside
from chc_desktop.ui.widgets.section_tree import ROW_EM, Node, SectionTree
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

LEAST_ROWS = 2


class SectionList(QFrame):
    """The list. ``chosen`` gives a provision, ``opened`` one that Enter or a click was meant for."""

    year_chosen = Signal(str)
    put_right_asked = Signal()

    def __init__(self, hub: Hub, lists: QWidget, files: Button, carrying: Carrying) -> None:
        """Make it; ``lists`` print and export the provisions, ``files`` makes other papers."""
        super().__init__()
        self._hub, self._lists, self._files, self._carrying = hub, lists, files, carrying
        self.setObjectName("side")
        self.tree = SectionTree("Provisions by section")
        self.tree.setMinimumHeight(theme().ems(ROW_EM * LEAST_ROWS))
        self._year = Choice()
        self._year.setAccessibleName("Reporting year")
        self._year.currentIndexChanged.connect(self._year_changed)
        self._status = Label("", Role.SMALL, "muted")
        self._progress = Label("", Role.SMALL, "muted")
        self._whole = Label("", Role.SMALL, "soon")
        self._put_right = Button("To put right", "link", "warning-circle")
        self._put_right.clicked.connect(self.put_right_asked)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Provisions answered")
        self._bar.setFixedHeight(6)
        self._shown: AssessmentView | None = None
        self._lay_out()

    def show_years(self, years: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer the years."""
        blocker = QSignalBlocker(self._year)
        self._year.set_options(years)
        self._year.choose(chosen)
        blocker.unblock()

    def show_view(self, view: AssessmentView) -> None:
        """Show an assessment; of the one shown before only what changed."""
        self._status.setText(words.status(view))
        self._progress.setText(words.progress(view))
        self._whole.setText("\n".join(sentence for _, sentence in view.whole_form))
        self._whole.setVisible(bool(view.whole_form))
        self._carrying.show_view(view)
        link = register_words.put_right_link(view)
        self._put_right.setText(link or register_words.NOTHING_LEFT)
        self._put_right.setAccessibleName(self._put_right.text())
        self._bar.setMaximum(len(view.provisions))
        self._bar.setValue(view.answered)
        before = self._shown
        self._shown = view
        if before is None or before.edition != view.edition or before.year_end != view.year_end:
            self.tree.show_nodes([_section_node(section) for section in view.sections])
            return
        for old, new in zip(before.sections, view.sections, strict=True):
            if old != new:
                self._update(old, new)

    def _update(self, old: SectionRow, new: SectionRow) -> None:
        self.tree.update_node(_section_node(new))
        for was, now in zip(old.provisions, new.provisions, strict=True):
            if was.state != now.state:
                self.tree.update_node(_leaf(now))

    def _lay_out(self) -> None:
        space = theme().space
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, space(20), 1, space(12))
        layout.setSpacing(space(8))
        read_in = Button("Read in a form", "link", "folder-open", name="Read in a form")
        read_in.clicked.connect(self._import)
        approval = Button("Approval and publication", "link", name="Approval and publication")
        approval.clicked.connect(self._approval)
        head = column(
            Label("Self-assessment", Role.H1),
            self._year,
            self._status,
            self._bar,
            self._progress,
            self._whole,
            self._carrying,
            Wrapped(self._put_right),
            Wrapped(approval),
            spacing=6,
        )
        side = space(24)
        head.setContentsMargins(side, 0, space(16), 0)
        layout.addLayout(head)
        layout.addWidget(self.tree, 1)
        out = Folding(14, spacing=12)
        out.add(self._lists)
        out.add_stretch()
        both = Folding(40, spacing=4)
        ways = Folding(14, spacing=12)
        ways.add(Wrapped(read_in))
        ways.add(Wrapped(self._files))
        ways.add_stretch()
        both.add(ways)
        both.add(out)
        foot = column(both)
        foot.setContentsMargins(side, 0, space(16), 0)
        layout.addLayout(foot)
        scroll_inside(self, inside)
        self._whole.hide()

    @Slot()
    def _import(self) -> None:
        self._hub.go(Place("import", "self-assessment"))

    @Slot()
    def _approval(self) -> None:
        if self._shown is not None:
            self._hub.go(Place("approval", "", self._shown.year_end.isoformat()))

    def _year_changed(self) -> None:
        self.year_chosen.emit(self._year.key)


def _section_node(section: SectionRow) -> Node:
    return Node(
        f"section {section.number}",
        words.section_words(section),
        words.section_progress(section),
        children=tuple(_leaf(item) for item in section.provisions),
    )


def _leaf(item: ProvisionRow) -> Node:
    icon, colour = words.STATES[item.state]
    return Node(item.number, item.number, item.state, icon, colour)
