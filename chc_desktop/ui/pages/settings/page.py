"""Settings: what the landlord is and promises, days that do not count, letters, the look."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.rules.settings import SetLogo
from chc_desktop.model.rules.wording import long_date, n_of, table_date
from chc_desktop.model.services import (
    dated_blocks,
    editions,
    letter_texts,
    letterheads,
    settings,
    upkeep,
)
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_registers import SettingsView
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.open_folder import open_folder
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.settings.protection_part import ProtectionPart
from chc_desktop.ui.viewmodels import (
    backup_words,
    edition_words,
    first_run_words,
    letter_words,
    setting_words,
    soundness_words,
)
from chc_desktop.ui.viewmodels.record_words import OFFICES, award_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import Scheme, theme
from chc_desktop.ui.widgets.tokens import TEXT_SIZES, Role

logger = logging.getLogger(__name__)

PICTURES = "Pictures (*.png *.jpg *.jpeg)"
SCHEMES = (
    (Scheme.COMPUTER.value, "As the computer"),
    (Scheme.LIGHT.value, "Light"),
    (Scheme.DARK.value, "Dark"),
)
UNREADABLE = "This picture could not be read. Choose another. Nothing was changed."


class SettingsPage(Page):
    """All settings, each with the way to change it. What is changed here can be undone."""

    title = "Settings"
    nav = "settings"
    help_text = (
        "Each part says what is set and has a button to change it. A bank holiday or another year "
        "end shows what it moves before it is saved. The Code’s own days cannot be changed."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._look = Form()

    def refresh(self) -> None:
        """Show what is set now."""
        self.clear_body()
        view = self.hub.ask(settings.settings)
        self.add_heading("Settings", "Nothing here changes what the Code asks.")
        left, right = QWidget(), QWidget()
        left.setLayout(
            column(
                self._text_and_colours(),
                self._backups(),
                ProtectionPart(self.hub),
                self._landlord(view),
                self._homes(view),
                self._targets(view),
                self._awards(view),
                None,
                spacing=20,
            )
        )
        right.setLayout(
            column(
                self._contacts(view),
                self._holidays(view),
                self._closures(view),
                self._letterhead(view),
                self._letter_texts(),
                self._editions(),
                self._soundness(),
                None,
                spacing=20,
            )
        )
        columns = Folding(54, spacing=28)
        columns.add(left, 1)
        columns.add(right, 1)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the text size: who cannot read the page finds it first."""
        return self._look.row("size").field

    # ---- parts

    def _change(self, step: str, words: str, name: str, key: str = "") -> PlaceButton:
        icon = "plus" if words.startswith("Add") else ""
        return PlaceButton(
            self.hub,
            Place("setting", key, step),
            words,
            "quiet" if icon else "link",
            icon=icon,
            name=name,
        )

    def _landlord(self, view: SettingsView) -> QWidget:
        member = "A member of the Ombudsman’s scheme." if view.scheme_member else "Not a member."
        registered = "Registered with the regulator." if view.registered else "Not registered."
        change = self._change("landlord", "Change", "Change your landlord")
        lines = [(view.name, "\n".join(filter(None, (view.address, view.contact, view.website))))]
        lines.append((f"Governing body: {view.governing_body}", f"{registered} {member}"))
        return _part("Your landlord", [_line(*words) for words in lines], change)

    def _homes(self, view: SettingsView) -> QWidget:
        key, typed = first_run_words.year_end_key(view.year_end_month, view.year_end_day)
        words = typed or dict(first_run_words.year_ends())[key]
        year = _line(f"Your year ends on {words}", "", self._change("year-end", "Change", _YEAR))
        rows = [year]
        for homes in view.homes:
            day = long_date(homes.year_end)
            text = f"{homes.rented} rented, {homes.shared_ownership} shared ownership"
            name = f"Change homes on {day}"
            change = self._change("homes", "Change", name, homes.year_end.isoformat())
            rows.append(_line(f"Homes on {day}", text, change))
        add = self._change("homes", "Add homes", "Add homes at a year end")
        return _part("Homes and year", rows, add)

    def _targets(self, view: SettingsView) -> QWidget:
        rows = []
        for found in view.targets:
            words, text = setting_words.target_line(found)
            which, key = f"{words}, from {table_date(found.from_on)}", str(found.id)
            buttons = [self._change("target-back", "Take back", f"Take back {which}", key)]
            if found.until_on is None:
                buttons.insert(0, self._change("target-end", "End", f"End {which}", key))
            both = QWidget()
            both.setLayout(row(*buttons))
            rows.append(_line(words, text, both))
        rows = rows or [_line("None", "Dates go by the Code alone.")]
        return _part(
            "Your policy’s targets", rows, self._change("target", "Add target", "Add target")
        )

    def _awards(self, view: SettingsView) -> QWidget:
        rows = []
        for office in view.award_limits:
            words = " ".join(award_words(office.may_award)) or "No limit laid down"
            rows.append(_line(f"{office.name}, {office.role.value}", words))
        rows = rows or [_line("None", "Officers and their terms stand in Officers and policies.")]
        place = Place("officers", "", OFFICES)
        change = PlaceButton(self.hub, place, "Change", "link", name="Change award limits")
        return _part("Award limits", rows, change)

    def _text_and_colours(self) -> QWidget:
        self._look = form = Form()
        sizes = Choice(tuple((str(size), f"{size} %") for size in TEXT_SIZES))
        sizes.choose(str(theme().text_size))
        schemes = Choice(SCHEMES)
        schemes.choose(theme().scheme.value)
        form.add_beside(
            form.make_row("size", "Text size", sizes), form.make_row("scheme", "Colours", schemes)
        )
        form.finish()
        form.changed.connect(self._look_chosen)
        card = Card()
        card.body.addWidget(form)
        return _titled("Text size and colours", card)

    def _backups(self) -> QWidget:
        """When the register was backed up last, and where its file is."""
        found = self.hub.ask(upkeep.standing)
        rows = [_line(backup_words.newest(found), found.trouble)]
        rows.append(_line(*backup_words.second(found.second)))
        path = self.hub.session.register.path
        name = "See where the register is kept"
        see = PlaceButton(self.hub, backup_words.home_place(), "See", "link", name=name)
        rows.append(_line("The register’s file", str(path or "In memory"), see))
        name = "Open Backups"
        change = PlaceButton(self.hub, backup_words.backups_place(), "Open", "link", name=name)
        return _part("Backups", rows, change)

    def _contacts(self, view: SettingsView) -> QWidget:
        found = view.contacts
        change = self._change("contacts", "Change", "Change the Ombudsman’s contact details")
        text = "\n".join((found.telephone, found.post, found.form, found.time_limit))
        checked: Button | None = None
        if found.last_checked < self.hub.session.today:
            checked = Button("Mark as checked today", "link")
            checked.clicked.connect(self._mark_checked)
        rows = [_line(found.name, text), _line(setting_words.checked(found), "", checked)]
        return _part("The Ombudsman", [*rows, self._figures(view)], change)

    def _figures(self, view: SettingsView) -> Folding:
        """The Ombudsman's compensation figures: how old they are, and that somebody looked."""
        block = next(b for b in view.blocks if b.name == dated_blocks.COMPENSATION)
        button: Button | None = None
        if block.last_checked < self.hub.session.today:
            button = Button("Mark figures as checked", "link")
            button.clicked.connect(self._mark_figures)
        return _line(block.title, setting_words.figures(block), button)

    def _holidays(self, view: SettingsView) -> QWidget:
        rows = []
        for holiday in view.holidays:
            day = holiday.on.isoformat()
            name = f"Take back {holiday.name}, {long_date(holiday.on)}"
            back = self._change("holiday-back", "Take back", name, day)
            rows.append(_line(f"{long_date(holiday.on)}: {holiday.name}", holiday.source, back))
        rows = rows or [_line("None", "The usual bank holidays of England are known already.")]
        add = self._change("holiday", "Add bank holiday", "Add bank holiday")
        return _part("One-off bank holidays", rows, add)

    def _closures(self, view: SettingsView) -> QWidget:
        rows = []
        for closed in view.closures:
            days = f"{table_date(closed.from_on)} to {table_date(closed.until_on)}"
            name = f"Change closure {days}"
            change = self._change("closure", "Change", name, str(closed.id))
            name = f"Take back closure {days}"
            back = self._change("closure-back", "Take back", name, str(closed.id))
            both = QWidget()
            both.setLayout(row(change, back))
            rows.append(_line(days, closed.why, both))
        rows = rows or [_line("None", "A closure warns. It moves no date.")]
        add = self._change("closure", "Add closure", "Add closure")
        return _part("Office closures", rows, add)

    def _letterhead(self, view: SettingsView) -> QWidget:
        change = self._change("letterhead", "Change", "Change letterhead")
        words = "Change logo" if view.has_logo else "Choose logo"
        choose = Button(words, "link")
        choose.clicked.connect(self._choose_logo)
        buttons: list[QWidget] = [choose]
        if view.has_logo:
            remove = Button("Remove logo", "link")
            remove.clicked.connect(self._remove_logo)
            buttons.append(remove)
        said = "A logo stands at the head of letters." if view.has_logo else "No logo."
        beside = QWidget()
        beside.setLayout(row(*buttons))
        rows = [_line(view.letterhead, ""), _line(said, "PNG or JPEG, up to 1 MB.", beside)]
        return _part("Letterhead and logo", rows, change)

    def _letter_texts(self) -> QWidget:
        """How many texts are the landlord's own, and which of those are older than ours."""
        texts = self.hub.ask(letter_texts.letter_texts)
        own = n_of(sum(text.own for text in texts), len(texts))
        rows = [_line(f"Your own text: {own} letters", "Each can be changed, and put back.")]
        older = [letter_words.any_title(text.kind.value) for text in texts if text.older]
        if older:
            said = "The program’s text changed since yours was made: " + ", ".join(older)
            rows.append(_line("Older than the program’s", f"{said}."))
        place = Place("letter-texts")
        change = PlaceButton(self.hub, place, "Change", "link", name="Change texts of letters")
        return _part("Texts of letters", rows, change)

    def _editions(self) -> QWidget:
        """Which editions of the Code there are, and the folder for further ones."""
        view = self.hub.ask(editions.editions_view)
        rows = [_line(*edition_words.line(line)) for line in view.lines if line.in_force]
        rows += [_line("A file was passed over", problem) for problem in view.problems]
        folder = Button("Open folder", "link", name="Open folder for editions")
        folder.clicked.connect(self._open_folder)
        rows.append(_line("Folder for further editions", view.folder, folder))
        name = "Compare editions of the Code"
        change = PlaceButton(self.hub, Place("editions"), "Compare", "link", name=name)
        return _part("Editions of the Code", rows, change)

    def _soundness(self) -> QWidget:
        name = "Check the register, or a printed code"
        check = PlaceButton(self.hub, soundness_words.check_place(), "Check", "link", name=name)
        rows = [_line("The whole file and its history", "Or a code printed on a paper.", check)]
        return _part("Is the register sound?", rows)

    # ---- what the officer does

    @Slot()
    def _open_folder(self) -> None:
        open_folder(self.hub)

    @Slot()
    def _look_chosen(self) -> None:
        # Later: the page is built anew, and the field that was just used goes with it.
        QTimer.singleShot(0, self._use_look)

    @Slot()
    def _use_look(self) -> None:
        theme().scheme = Scheme(self._look.text("scheme"))
        theme().set_text_size(int(self._look.text("size")))
        self.hub.look_changed.emit()

    @Slot()
    def _mark_checked(self) -> None:
        self._tell(self.hub.run(_mark_checked, self.hub.session.today))

    @Slot()
    def _mark_figures(self) -> None:
        self._tell(self.hub.run(_mark_figures, self.hub.session.today))

    @Slot()
    def _choose_logo(self) -> None:
        folder = paths.documents_dir()
        self.chooser.open_file(self, "Choose a logo", PICTURES, folder, self._logo_chosen)

    def _logo_chosen(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError:
            logger.info("a logo could not be read")
            self.hub.failed.emit(UNREADABLE)
            return
        self._tell(self.hub.run(letterheads.set_logo, SetLogo(content=content)))

    @Slot()
    def _remove_logo(self) -> None:
        self._tell(self.hub.run(_remove_logo, None))

    def _tell(self, result: Result) -> None:
        if isinstance(result, Done):
            self.hub.done(f"{result.what}.")
        else:
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))


_YEAR = "Change the year end"


def _mark_checked(session: Session, today: date) -> Result:
    return letterheads.mark_checked(session, dated_blocks.OMBUDSMAN, today)


def _mark_figures(session: Session, today: date) -> Result:
    return letterheads.mark_checked(session, dated_blocks.COMPENSATION, today)


def _remove_logo(session: Session, _command: None) -> Result:
    return letterheads.remove_logo(session)


def _part(heading: str, rows: list[Folding], button: QWidget | None = None) -> QWidget:
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, made in enumerate(rows):
        if index:
            card.add_line()
        card.body.addWidget(made)
    return _titled(heading, card, button)


def _titled(heading: str, card: Card, button: QWidget | None = None) -> QWidget:
    part = QWidget()
    part.setLayout(column(heading_row(heading, button), card, spacing=8))
    return part


def _line(words: str, text: str, button: QWidget | None = None) -> Folding:
    texts = QWidget()
    layout = column(Label(words, Role.BOLD), spacing=2)
    if text:
        layout.addWidget(Label(text, tone="muted"))
    texts.setLayout(layout)
    made = Folding(22, spacing=12)
    made.set_margins(theme().space(20), theme().space(12))
    made.add(texts, 1)
    if button is not None:
        made.add(button, centred=True)
    return made
