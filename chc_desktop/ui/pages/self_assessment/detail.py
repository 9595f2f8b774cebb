"""One provision: the Code's words, the answer, what is wrong, what the register says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chc_desktop.model.rules.evidence import with_sentence
from chc_desktop.model.services.views import ProvisionRow
from chc_desktop.ui.pages.self_assessment.register_card import RegisterCard
from chc_desktop.ui.viewmodels import assessment_words as words
from chc_desktop.ui.viewmodels import register_words
from chc_desktop.ui.widgets.badge import CHECK, DONE, LEFT, NEW, Badge, BadgeLook
from chc_desktop.ui.widgets.basics import Button, Label, clear, column, row
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import TextArea
from chc_desktop.ui.widgets.form import Form, focus_target
from chc_desktop.ui.widgets.groups import RadioGroup
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.page import MARGIN
from chc_desktop.ui.widgets.theme import set_property, theme
from chc_desktop.ui.widgets.tokens import Role

LOOKS = {
    words.YES: DONE,
    words.NO: BadgeLook(LEFT.ground, LEFT.words, "x-circle"),
    words.TO_CHECK: CHECK,
    words.NOT_ANSWERED: BadgeLook(NEW.ground, NEW.words, "circle-dashed"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands in the fields. ``unread`` is a date as typed that cannot be read."""

    answer: str
    evidence: str
    commentary: str
    comply_by: date | None
    unread: str = ""


class Detail(QWidget):
    """The fields of one provision; the same ones for all, filled anew."""

    edited = Signal()
    """Words or a date changed: to be saved after a pause."""
    answered = Signal()
    """An answer was given or a sentence taken: to be saved at once."""
    kept = Signal()
    """One's own words stay though the register changed."""
    list_asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._row: ProvisionRow | None = None
        self._noted: ProvisionRow | None = None
        self._loading = False
        self._card = RegisterCard()
        self._card.answered.connect(self._accept)
        self._card.used.connect(self._use)
        self._card.kept.connect(self.kept)
        self._list_link = Button("All provisions", "link", "arrow-left")
        self._list_link.clicked.connect(self.list_asked)
        self._number = Label("", Role.H2, wrap=False)
        self._section = Label("", tone="muted")
        self._badge = Badge("", NEW)
        self._quote = Label("", Role.QUOTE)
        self._notice = Label("", Role.SMALL, "muted")
        self._trouble = Label("", Role.BOLD, "overdue")
        self._notes = column(spacing=12)
        self.form = self._make_form(today)
        self._lay_out()

    @property
    def number(self) -> str:
        """The provision shown; "" for none yet."""
        return self._row.number if self._row else ""

    @property
    def answers(self) -> Answers:
        """What stands in the fields now; words of the form's own stay until one is chosen."""
        assert self._row is not None
        field = self.form.row("comply_by").field
        assert isinstance(field, DateField)
        answer = self.form.text("answer") or self._row.answer
        by = field.day if answer == words.NO else None
        unread = field.text() if field.problem and answer == words.NO else ""
        return Answers(
            answer,
            self.form.text("evidence"),
            self.form.text("commentary"),
            self._row.comply_by if unread else by,
            unread,
        )

    def show_row(
        self, item: ProvisionRow, section: str, notice: str, unsaved: Answers | None = None
    ) -> None:
        """Show a provision with what is stored of it, or with what could not be saved."""
        self._loading = True
        self._row = item
        self._number.setText(item.number)
        self._section.setText(section)
        self._quote.setText(item.requirement)
        self._notice.setText(notice)
        self._trouble.hide()
        self.form.clear_problems()
        field = self.form.row("comply_by").field
        assert isinstance(field, DateField)
        field.set_day(unsaved.comply_by if unsaved else item.comply_by)
        answers = {
            "answer": words.plain_answer(unsaved.answer if unsaved else item.answer),
            "evidence": unsaved.evidence if unsaved else item.evidence,
            "commentary": unsaved.commentary if unsaved else item.commentary,
        }
        if unsaved and unsaved.unread:
            answers["comply_by"] = unsaved.unread
        self.form.restore(answers)
        self.form.row("comply_by").set_problem(field.problem)
        self._loading = False
        self.show_state(item)

    def show_state(self, item: ProvisionRow) -> None:
        """Show what follows from the answers: state, problems, help. Fields stay as they are."""
        self._row = item
        self._badge.show_state(item.state, LOOKS[item.state])
        self._follow_answer()
        self._show_notes(item)

    def _follow_answer(self) -> None:
        """Ask for what this answer needs: a No for its date."""
        answer = self.form.text("answer")
        self.form.show_row("comply_by", shown=answer == words.NO)
        to_check = self._row is not None and self._row.state == words.TO_CHECK
        help_text = words.explanation_help(answer, has_problem=to_check)
        self.form.row("commentary").set_help(help_text)
        self._ask_with_yes(answer)

    def _ask_with_yes(self, answer: str) -> None:
        """Say at the explanation, at once, that a Yes the register speaks against needs one."""
        made, written = self.form.row("commentary"), self.form.text("commentary")
        item = self._row
        needed = register_words.needed_with_yes(item, answer, written) if item else ""
        if needed != made.problem:
            made.set_problem(needed)

    def take_next(self) -> bool:
        """Take the register's next step (F9); return whether there was one."""
        return self._card.isEnabled() and self._card.take()

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing was saved; "" takes it back."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def lock(self, *, locked: bool) -> None:
        """Let nothing be changed in an approved assessment; its words can be read and copied."""
        for made in self.form.rows:
            if isinstance(made.field, TextArea):
                made.field.setReadOnly(locked)
            else:
                made.field.setEnabled(not locked)
        self._card.setEnabled(not locked)

    def show_link(self, *, shown: bool) -> None:
        """Offer the way to the list, where it is not beside."""
        self._list_link.setVisible(shown)

    def focus_target(self) -> QWidget:
        """Return where the focus goes: the answer, or the words where it is locked."""
        answer = focus_target(self.form.row("answer").field)
        return answer if answer.isEnabled() else focus_target(self.form.row("evidence").field)

    # ---- building

    def _make_form(self, today: date) -> Form:
        form = Form()
        options = ((words.YES, words.YES), (words.NO, words.NO))
        form.add("answer", "Do you comply?", RadioGroup(options, boxed=True))
        notes = QWidget()
        notes.setLayout(column(self._notes, self._card, spacing=12))
        form.add_widget(notes)
        form.add("evidence", "Evidence", TextArea(lines=2), "What could someone look at?")
        form.add("commentary", "Commentary or explanation", TextArea(lines=3), "It may stay empty.")
        form.add(
            "comply_by",
            "By when will you comply?",
            DateField(today),
            "A No needs the date by which you intend to comply.",
        )
        form.changed.connect(self._edited)
        form.finish()
        answer = form.row("answer").field
        assert isinstance(answer, RadioGroup)
        answer.changed.connect(self._answered)
        return form

    def _lay_out(self) -> None:
        space = theme().space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(MARGIN), space(20), space(MARGIN), space(24))
        layout.setSpacing(space(16))
        layout.addLayout(row(self._list_link, None))
        self._section.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head = row(self._number, self._section, self._badge, spacing=12)
        head.setStretch(1, 1)
        layout.addLayout(head)
        quote = QFrame()
        set_property(quote, "bar", "quote")
        inner = column(self._quote, self._notice, spacing=4)
        inner.setContentsMargins(space(16), 0, 0, 0)
        quote.setLayout(inner)
        layout.addWidget(quote)
        layout.addWidget(self._trouble)
        self._trouble.hide()
        layout.addWidget(self.form)
        layout.addStretch(1)

    def _show_notes(self, item: ProvisionRow) -> None:
        """Show what is wrong, anew only where it says something else, and the register's card."""
        before, self._noted = self._noted, item
        if before is None or _wrong(before) != _wrong(item):
            clear(self._notes)
            if _wrong(item):
                self._notes.addWidget(Banner("warning", "", _wrong(item)))
        self._card.show_row(item, self.form.text("evidence"))

    # ---- what the officer does

    @Slot()
    def _edited(self) -> None:
        if not self._loading:
            self._ask_with_yes(self.form.text("answer"))
            self.edited.emit()

    @Slot()
    def _answered(self) -> None:
        if not self._loading:
            self._follow_answer()
            self.answered.emit()

    @Slot()
    def _use(self) -> None:
        """Take the register's sentence into the evidence, in the place of an older one."""
        assert self._row is not None
        self._take_sentence(self._row)
        self.form.row("evidence").focus_field()
        self.answered.emit()

    @Slot()
    def _accept(self) -> None:
        """Answer as the register proposes: the sentence, and for a No its explanation begun."""
        item = self._row
        assert item is not None
        self._loading = True
        self._take_sentence(item)
        answers = {"answer": item.register.proposed}
        if item.register.proposed == words.NO:
            written = self.form.text("commentary")
            answers["commentary"] = register_words.explanation_begun(written, item)
        self.form.restore(answers)
        self._loading = False
        self._follow_answer()
        asks_date = item.register.proposed == words.NO
        (self.form.row("comply_by").field if asks_date else self.focus_target()).setFocus()
        self.answered.emit()

    def _take_sentence(self, item: ProvisionRow) -> None:
        field = self.form.row("evidence").field
        assert isinstance(field, TextArea)
        written = field.toPlainText()
        field.setPlainText(with_sentence(written, item.register.accepted, item.suggestion))
        self._card.show_evidence(field.toPlainText())


def _wrong(item: ProvisionRow) -> str:
    """What the notice above the card says of an answer; "" for nothing."""
    if item.answer.strip() and not words.written_answer(item):
        return f"The form says “{item.answer.strip()}”. Choose Yes or No."
    return "\n".join(text for _, text in item.problems) if item.answer.strip() else ""
