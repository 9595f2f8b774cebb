"""The forms of approval and publication, each by its step.

Keys of rows are the command's field names, so that each problem stands at its question.
"""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.approving import (
    OCCASIONS,
    TITLES,
    AnswerPromise,
    Approve,
    Document,
    KeepCircumstance,
    NewVersion,
    Occasion,
    Publish,
    Submit,
    WriteResponse,
)
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import (
    approval,
    approval_facts,
    assessment_versions,
    submission,
    year_promises,
)
from chc_desktop.model.services.results import Result
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import approval_words as words
from chc_desktop.ui.widgets.form_page import Effect, FormPage, PageForm
from chc_desktop.ui.widgets.groups import RadioGroup, TickList

APPROVABLE = tuple((what.value, TITLES[what]) for what in approval.APPROVABLE)
INTERIM = tuple(
    (occasion.value, said)
    for occasion, said in OCCASIONS.items()
    if occasion is not Occasion.YEARLY
)
LOCKS = Effect(
    "The self-assessment is locked",
    "It can be read, not changed. A change makes a new version, which is approved, published and "
    "submitted again.",
)


class YearForm(PageForm):
    """A form about a year. ``rest`` is what the key names within it."""

    def __init__(self, hub: Hub, key: str) -> None:
        year, self.rest = words.read_key(key)
        self.year = year or hub.session.year_end_of(hub.session.today)
        super().__init__(hub, key)

    def ticked(self, key: str) -> tuple[Document, ...]:
        """Return the papers that are ticked."""
        return tuple(Document(name) for name in self.text(key).split("\n") if name)

    def add_papers(
        self, label: str, options: tuple[tuple[str, str], ...], chosen: tuple[str, ...]
    ) -> None:
        """Ask which papers it is about."""
        field = TickList(options)
        field.choose_all(chosen)
        self.form.add("what", label, field)


class ApproveForm(YearForm):
    """The governing body approved papers of the year."""

    heading = "Record the approval"
    verb = "Record approval"

    def build(self) -> None:
        """Ask what, when, by whom, in which minute, and who signed."""
        pack = self.hub.ask(submission.pack, self.year)
        self.summary = f"Papers of the year to {paper_date(self.year)}"
        chosen = tuple(
            part.what.value
            for part in pack.parts
            if part.approved_on is None and part.what in approval.APPROVABLE and part.written
        )
        self.add_papers("What was approved?", APPROVABLE, chosen)
        self.add_day("on", "When did the meeting approve it?", day=None)
        self.add_line("body", "Who approved it?", pack.body, "The committee or the board.", ems=18)
        self.add_line("minute", "Minute reference", "", "For example 26/05.", ems=10)
        self.add_line("signed_by", "Who signed for the governing body?", ems=24)
        self.add_line("role", "In which role?", "", "For example chair.", ems=18)

    def _command(self) -> Approve:
        return Approve(
            year_end=self.year,
            what=self.ticked("what"),
            on=self.day("on"),
            body=self.text("body"),
            minute=self.text("minute"),
            signed_by=self.text("signed_by"),
            role=self.text("role"),
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(approval.check_approval, self._command())

    def effects(self) -> tuple[Effect, ...]:
        """The lock."""
        return (LOCKS,) if Document.SELF_ASSESSMENT in self.ticked("what") else ()

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(approval.approve, self._command())


class PublishForm(YearForm):
    """Papers are published: on the web, on a notice board, on paper."""

    heading = "Record where it is published"
    verb = "Record publication"

    def build(self) -> None:
        """Ask what, where, from when until when."""
        pack = self.hub.ask(submission.pack, self.year)
        self.summary = f"Papers of the year to {paper_date(self.year)}"
        chosen = tuple(part.what.value for part in pack.parts if not part.published)
        self.add_papers("What was published?", words.DOCUMENTS, chosen)
        text = (
            "An address on the web, for example www.example.org/complaints. Without a website a "
            "notice board counts, or copies to every home."
        )
        self.add_line("place", "Where do residents find it?", "", text)
        self.add_day("from_on", "From when?", day=None)
        self.add_day(
            "until_on", "Until when?", "Leave it empty if it stays.", day=None, optional=True
        )

    def _command(self) -> Publish:
        return Publish(
            year_end=self.year,
            what=self.ticked("what"),
            place=self.text("place"),
            from_on=self.day("from_on"),
            until_on=self.day("until_on"),
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(approval.check_publication, self._command())

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(approval.publish, self._command())


class SubmitForm(YearForm):
    """The papers were sent to the Ombudsman."""

    heading = "Record what was sent to the Ombudsman"
    verb = "Record it as sent"

    def build(self) -> None:
        """Ask when and how."""
        self.summary = f"Papers of the year to {paper_date(self.year)}"
        self.add_day("on", "When was it sent?", day=None)
        how = "the Ombudsman’s online form"
        self.add_line("how", "How was it sent?", how, "The Ombudsman asks for its online form.")

    def _command(self) -> Submit:
        return Submit(year_end=self.year, on=self.day("on"), how=self.text("how"))

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now, and what is still missing."""
        return self.hub.ask(approval.check_submission, self._command())

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(approval.submit, self._command())


class ResponseForm(YearForm):
    """The governing body's response to the annual report (8.2)."""

    heading = "The governing body’s response"
    verb = "Save response"

    def build(self) -> None:
        """Ask for its three parts, and for who signed when."""
        view = self.hub.ask(approval_facts.response, self.year)
        self.summary = f"To the annual report of the year to {paper_date(self.year)}; published beside it (8.2)"
        text = "What the meeting read and asked, and whether it accepts the report."
        self.add_text("looked_at", "What did you look at?", view.looked_at, text, lines=4)
        text = "One decision a line: what changes, and from when."
        self.add_text("decided", "What did you decide?", view.decided, text, optional=True)
        text = "What you do not accept, or ask to hear more about."
        self.add_text("challenged", "What do you challenge?", view.challenged, text, optional=True)
        text = "Leave it empty while it is a draft."
        self.add_day("on", "When did the meeting agree it?", text, day=view.on, optional=True)
        self.add_line("minute", "Minute reference", view.minute, optional=True, ems=10)
        self.add_line("signed_by", "Who signed it?", view.signed_by, optional=True, ems=24)
        self.add_line("role", "In which role?", view.role, optional=True, ems=18)

    def record(self) -> Result:
        """Save it."""
        command = WriteResponse(
            year_end=self.year,
            looked_at=self.text("looked_at"),
            decided=self.text("decided"),
            challenged=self.text("challenged"),
            signed_by=self.text("signed_by"),
            role=self.text("role"),
            on=self.day("on"),
            minute=self.text("minute"),
        )
        return self.hub.run(approval.write_response, command)


class VersionForm(YearForm):
    """Another version of the self-assessment."""

    heading = "Start a new version"
    verb = "Start new version"

    def build(self) -> None:
        """Ask for the occasion, and why."""
        lines = self.hub.ask(assessment_versions.versions, self.year)
        wanted = int(self.rest) if self.rest.isdecimal() else (lines[0].id if lines else 0)
        self.source = next((line for line in lines if line.id == wanted), None)
        if self.source is not None:
            self.summary = (
                f"A copy of version {self.source.version}, year to {paper_date(self.year)}"
            )
        field = RadioGroup(INTERIM)
        self.form.add("occasion", "Why is there a new version?", field)
        self.add_text("why", "What happened?", "", "A sentence. The papers say it.", lines=2)

    def effects(self) -> tuple[Effect, ...]:
        """What a new version means."""
        stays = f"Version {self.source.version} stays as it is, to be read." if self.source else ""
        return (Effect("A draft to change", stays), Effect(assessment_versions.AGAIN))

    def record(self) -> Result:
        """Start it."""
        occasion = self.text("occasion")
        command = NewVersion(
            year_end=self.year,
            occasion=Occasion(occasion) if occasion else None,
            why=self.text("why"),
            from_id=self.source.id if self.source else None,
        )
        return self.hub.run(assessment_versions.new_version, command)


class PromiseForm(YearForm):
    """What came of a date to comply of last year."""

    heading = "What came of it?"
    verb = "Record"

    def build(self) -> None:
        """Ask whether it is done; then when, or by when now."""
        lines = self.hub.ask(year_promises.year_promises, self.year)
        line = next((found for found in lines if found.promise.provision == self.rest), None)
        if line is not None:
            self.summary = f"{line.promise.provision}: {line.what}"
            by = paper_date(line.promise.by)
            options = (("yes", "Done"), ("no", "Not done"))
            field = RadioGroup(options)
            field.choose({"done": "yes", "moved": "no"}.get(line.standing, ""))
            self.form.add("done", "Is it done?", field, f"Last year you promised it by {by}.")
        else:
            self.form.add("done", "Is it done?", RadioGroup((("yes", "Done"), ("no", "Not done"))))
        promise = line.promise if line else None
        self.add_day("done_on", "When was it done?", day=promise.done_on if promise else None)
        text = "A No needs the date by which you intend to comply (8.1)."
        now_by = promise.now_by if promise and line and line.standing == "moved" else None
        self.add_day("new_by", "By when will you comply now?", text, day=now_by)
        text = "What was done, or why it is not. The annual report says it."
        self.add_text("note", "In a sentence", line.note if line else "", text, lines=2)

    def show_needed(self) -> None:
        """Ask for the day that the answer needs."""
        self.form.show_row("done_on", shown=self.text("done") == "yes")
        self.form.show_row("new_by", shown=self.text("done") == "no")

    def record(self) -> Result:
        """Record it."""
        done = {"yes": True, "no": False}.get(self.text("done"))
        command = AnswerPromise(
            year_end=self.year,
            provision=self.rest,
            done=done,
            done_on=self.day("done_on") if done else None,
            note=self.text("note"),
            new_by=self.day("new_by") if done is False else None,
        )
        return self.hub.run(year_promises.answer_promise, command)


class CircumstanceForm(YearForm):
    """The Code cannot be kept for an exceptional reason (8.5)."""

    heading = "Exceptional circumstances"
    summary = "You cannot comply with the Code, for example after a fire or a cyber attack (8.5)"
    verb = "Save"

    def build(self) -> None:
        """Ask what, since when, who was told, and until when."""
        known = self.hub.ask(approval_facts.circumstances)
        view = next((found for found in known if str(found.id) == self.rest), None)
        self.entry_id = view.id if view else None
        text = "What happened, and what of the Code you cannot do."
        self.add_text("what", "What happened?", view.what if view else "", text)
        self.add_day("began_on", "Since when?", day=view.began_on if view else None)
        self._told(
            "ombudsman_told_on",
            "When was the Ombudsman told?",
            view.ombudsman_told_on if view else None,
        )
        self._told(
            "residents_told_on",
            "When were residents told?",
            view.residents_told_on if view else None,
        )
        how = view.residents_told_how if view else ""
        text = "The website, a notice, letters."
        self.add_line("residents_told_how", "How were they told?", how, text, optional=True)
        text = "The Code asks for a timescale for returning to compliance."
        by = view.back_by if view else None
        self.add_day("back_by", "By when will you comply again?", text, day=by)
        self._told("back_on", "Since when do you comply again?", view.back_on if view else None)

    def _told(self, key: str, label: str, day: date | None) -> None:
        self.add_day(key, label, "Leave it empty until it is so.", day=day, optional=True)

    def _command(self) -> KeepCircumstance:
        return KeepCircumstance(
            what=self.text("what"),
            began_on=self.day("began_on"),
            ombudsman_told_on=self.day("ombudsman_told_on"),
            residents_told_on=self.day("residents_told_on"),
            residents_told_how=self.text("residents_told_how"),
            back_by=self.day("back_by"),
            back_on=self.day("back_on"),
            entry_id=self.entry_id,
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it, and who is to be told."""
        return self.hub.ask(approval.check_circumstance, self._command())

    def record(self) -> Result:
        """Save it."""
        return self.hub.run(approval.keep_circumstance, self._command())


FORMS: dict[str, type[YearForm]] = {
    words.APPROVE: ApproveForm,
    words.PUBLISH: PublishForm,
    words.SUBMIT: SubmitForm,
    words.RESPONSE: ResponseForm,
    words.VERSION: VersionForm,
    words.PROMISE: PromiseForm,
    words.CIRCUMSTANCE: CircumstanceForm,
}
"""Every form by its step."""


class ApprovalFormPage(FormPage):
    """One of them, to fill in."""

    title = words.TITLE
    nav = "self-assessment"

    def make(self) -> PageForm | None:
        """Return the form, or None where there is none, or no such year."""
        kind, (year, _) = FORMS.get(self.place.step), words.read_key(self.place.key)
        return kind(self.hub, self.place.key) if kind is not None and year is not None else None

    def back(self) -> tuple[Place, str]:
        """Return to the year's page."""
        year, _ = words.read_key(self.place.key)
        place = words.approval_place(year) if year else Place("approval")
        return place, words.TITLE
