"""The forms that add or change a person or a home, and that make two entries one person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.residents import (
    AddHome,
    AddPerson,
    ChangePerson,
    MergePeople,
    PersonKind,
)
from chc_desktop.model.services import resident_pages, residents
from chc_desktop.model.services.views_people import PersonView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.residents.contact_cards import FactCard
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import RadioGroup
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.task_page import Task

BACK = "Residents"
TENURES = (("rented", "Rented"), ("shared ownership", "Shared ownership"))
_SAME_NAME = (
    "The same name at two homes is two people",
    (
        "Nobody is made one with somebody else by the program. You decide that, and you can take "
        "them apart again."
    ),
)


def add_person(hub: Hub) -> Task:
    """Ask for somebody new."""
    form = _person_form(hub)

    def command() -> AddPerson:
        return AddPerson(
            name=form.text("name"),
            kind=PersonKind(form.text("kind")),
            home=form.text("home"),
            elsewhere=form.text("elsewhere"),
            email=form.text("email"),
            phone=form.text("phone"),
            prefers=form.text("prefers"),
            another=bool(form.text("another")),
        )

    return Task(
        heading="Add a person",
        record="Add person",
        back=words.people_place(),
        back_words=BACK,
        form=form,
        command=command,
        verb=residents.add_person,
        check=residents.check,
        done=lambda result: words.people_place(result.added_id),
        notes=(_SAME_NAME,),
        tidy=lambda: _show_another(form),
    )


def change_person(hub: Hub, view: PersonView) -> Task:
    """Ask what is known of somebody from now on."""
    form = _person_form(hub)
    given = ("name", "kind", "home", "elsewhere", "email", "phone", "prefers")
    form.restore({key: str(getattr(view, key)) for key in given})

    def command() -> ChangePerson:
        return ChangePerson(
            person_id=view.id,
            name=form.text("name"),
            kind=PersonKind(form.text("kind")),
            home=form.text("home"),
            elsewhere=form.text("elsewhere"),
            email=form.text("email"),
            phone=form.text("phone"),
            prefers=form.text("prefers"),
            another=bool(form.text("another")),
        )

    return Task(
        heading="Change their details",
        summary=f"{view.name}. {words.about(view)}",
        record="Save details",
        back=words.people_place(view.id),
        back_words=BACK,
        form=form,
        command=command,
        verb=residents.change_person,
        check=residents.check,
        done=lambda _: words.people_place(view.id),
        notes=(("The history keeps what stood here", "Nothing you change here is lost."),),
        tidy=lambda: _show_another(form),
    )


def add_home(hub: Hub) -> Task:
    """Ask for one more of the landlord's homes."""
    form = Form()
    form.add("label", "Its address", TextField(), "As you write it: 12 Example Street.", ems=27)
    form.add("tenure", "How is it held?", Choice(TENURES), ems=18)

    def command() -> AddHome:
        return AddHome(label=form.text("label"), tenure=form.text("tenure"))

    known = len(hub.ask(resident_pages.homes_list))
    summary = (
        "One home is in the register."
        if known == 1
        else f"{known or 'No'} homes are in the register."
    )
    return Task(
        heading="Add a home",
        summary=summary,
        record="Add home",
        back=words.people_place(),
        back_words=BACK,
        form=form,
        command=command,
        verb=residents.add_home,
        check=residents.check,
        done=lambda _: words.people_place(),
    )


def merge(hub: Hub, view: PersonView | None, other_id: int) -> Task | None:
    """Ask whether two entries are one person; without a person, of the first likely pair."""
    if view is None:
        pairs = hub.ask(residents.duplicates)
        if not pairs:
            return None
        view = hub.ask(resident_pages.person_page, pairs[0].first.id)
        other_id = pairs[0].second.id
    if view is None:
        return None
    other = hub.ask(resident_pages.person_page, other_id) if other_id else None
    return _merge_two(view, other) if other is not None else _merge_any(hub, view)


def _merge_two(view: PersonView, other: PersonView) -> Task:
    form = Form()
    options = tuple(
        (str(one.id), f"{one.name}, {one.home or one.elsewhere or words.NO_HOME}")
        for one in (view, other)
    )
    kept = RadioGroup(options if options[0][1] != options[1][1] else _numbered(options))
    kept.choose(str(view.id))
    form.add("keep_id", "Which entry stays?", kept, "Everything of the other shows under it.")
    _add_why(form)

    def command() -> MergePeople:
        keep = int(form.text("keep_id"))
        duplicate = other.id if keep == view.id else view.id
        return MergePeople(keep_id=keep, duplicate_id=duplicate, why=form.text("why"))

    sides = Folding(40, spacing=16)
    for number, one in enumerate((view, other), start=1):
        sides.add(_side(one, f"Entry {number}"), 1)
    return _merge_task(view, form, command, (sides,))


def _merge_any(hub: Hub, view: PersonView) -> Task:
    form = Form()
    others = tuple(
        (str(row.id), f"{row.name}, {row.home or words.NO_HOME}")
        for row in hub.ask(resident_pages.people_list, officers=True)
        if row.id != view.id
    )
    text = f"Everything of that entry shows under {view.name} from then on."
    options = (("0", "Choose an entry"), *others)
    form.add("duplicate_id", "Which entry is the same person?", Choice(options), text, ems=27)
    _add_why(form)

    def command() -> MergePeople:
        duplicate = int(form.text("duplicate_id")) or view.id
        return MergePeople(keep_id=view.id, duplicate_id=duplicate, why=form.text("why"))

    return _merge_task(view, form, command, (_side(view, "This entry"),))


def _merge_task(
    view: PersonView, form: Form, command: Callable[[], MergePeople], above: tuple[QWidget, ...]
) -> Task:
    return Task(
        heading="Make two entries one person",
        summary="Only if you know that they are one person.",
        record="Make them one",
        back=words.people_place(view.id),
        back_words=BACK,
        form=form,
        command=command,
        verb=residents.merge_people,
        check=residents.check,
        done=lambda result: words.people_place(result.added_id),
        notes=(
            _SAME_NAME,
            ("Nothing is rewritten", "On their page stands “Take apart”, which undoes this."),
        ),
        above=above,
    )


def _numbered(options: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((key, f"Entry {at}: {text}") for at, (key, text) in enumerate(options, start=1))


def _add_why(form: Form) -> None:
    form.add(
        "why",
        "How do you know?",
        TextArea(lines=2),
        "Needed where the two live at different homes.",
        optional=True,
    )


def _side(view: PersonView, heading: str) -> FactCard:
    card = FactCard(f"{heading}: {view.name}")
    card.add_fact("Home", view.home or view.elsewhere or words.NO_HOME)
    card.add_fact("Is", view.kind.capitalize())
    card.add_fact("Telephone", view.phone or "None")
    card.add_fact("Email", view.email or "None")
    card.add_fact("Complaints", ", ".join(c.reference for c in view.complaints) or "None")
    card.add_fact("Adjustments", str(len(view.adjustments) or "None"))
    return card


def _person_form(hub: Hub) -> Form:
    form = Form()
    form.add("name", "Name", TextField(), ems=27)
    form.add("kind", "What are they to you?", Choice(words.KINDS), ems=18)
    home = TextField()
    homes = [found.label for found in hub.ask(resident_pages.homes_list)]
    if homes:
        offer(home, homes, "Homes that match")
    form.add("home", "Their home", home, "One of your homes.", ems=27)
    form.add(
        "elsewhere",
        "Or their address elsewhere",
        TextField(),
        "For somebody who moved away, applies, or never lived here.",
        optional=True,
        ems=27,
    )
    phone = form.make_row("phone", "Telephone", TextField(), optional=True)
    email = form.make_row("email", "Email", TextField(), optional=True)
    form.add_beside(phone, email)
    form.add(
        "prefers",
        "How do they like to be reached?",
        TextField(),
        "In their words: “a phone call in the morning”. What they need for their health is an "
        "adjustment (5.10), and has a form of its own.",
        optional=True,
    )
    text = "Another person of the same name lives at the same home"
    form.add("another", "", CheckBox(text))
    return form


def _show_another(form: Form) -> None:
    made = form.row("another")
    form.show_row("another", shown=bool(made.problem or form.text("another")))
