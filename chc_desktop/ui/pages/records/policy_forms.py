"""The forms of policies and their reviews, third parties and publicity.

Keys of rows are the command's field names, so that each problem stands at its question.
"""

from __future__ import annotations

from chc_desktop.model.rules.registers import (
    KeepPolicy,
    PolicyOutcome,
    Publicise,
    RegisterKind,
    ReviewPolicy,
    UseThirdParty,
)
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import officer_lists, officers
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.views_registers import PublicityView, ThirdPartyView
from chc_desktop.ui.pages.records.entry_form import EntryForm
from chc_desktop.ui.pages.records.register_form import EndForm, RegisterForm
from chc_desktop.ui.viewmodels import record_words
from chc_desktop.ui.viewmodels.record_words import officers_place
from chc_desktop.ui.widgets.groups import RadioGroup

OUTCOMES = (
    (PolicyOutcome.KEEP.value, "It stays as it is"),
    (PolicyOutcome.CHANGE.value, "It is changed"),
)


class PolicyForm(RegisterForm):
    """A policy with its days."""

    kind = RegisterKind.POLICIES
    words = ("Add a policy", "Change the policy")
    verb = "Add policy"

    def build(self) -> None:
        """Ask for its name and days."""
        view = self.know(self.hub.ask(officer_lists.policies), record_words.POLICIES)
        self.add_line("name", "What is it called?", value=view.name if view else "")
        approved = view.approved_on if view else None
        self.add_day("approved_on", "When was it approved?", day=approved, optional=True)
        text = "Today reminds you before that day."
        review = view.review_on if view else None
        self.add_day("review_on", "When is it to be reviewed?", text, day=review, optional=True)
        label = "When was its effect on equality assessed?"
        assessed = view.equality_assessed_on if view else None
        text = "Policies show regard to the Equality Act 2010 (5.15)."
        self.add_day("equality_assessed_on", label, text, day=assessed, optional=True)
        body = view.body if view else ""
        self.add_text("body", "What does it say, or where is it?", value=body, optional=True)

    def entry(self) -> KeepPolicy:
        """The policy."""
        return KeepPolicy(
            name=self.text("name"),
            approved_on=self.day("approved_on"),
            review_on=self.day("review_on"),
            equality_assessed_on=self.day("equality_assessed_on"),
            body=self.text("body"),
            entry_id=self.entry_id,
        )


class ReviewForm(EntryForm):
    """A policy was looked at again."""

    heading = "Review a policy"
    verb = "Record review"
    back = officers_place(record_words.POLICIES)
    back_words = "Officers and policies"

    def build(self) -> None:
        """Ask when, what came of it, and when next."""
        views = self.hub.ask(officer_lists.policies)
        view = next((found for found in views if found.id == self.entry_id), None)
        self.found = view is not None
        if view is not None:
            self.summary = view.name
            past = [
                f"{short_date(r.on, self.today.year)}: {r.outcome}. {r.note}".strip()
                for r in view.reviews
            ]
            self.note = "\n".join(["Reviewed before:", *past]) if past else ""
        self.add_day("on", "When was it reviewed?", day=self.today)
        self.form.add("outcome", "What came of it?", RadioGroup(OUTCOMES))
        self.add_day("next_on", "When is it reviewed next?", "Today reminds you before that day.")
        self.add_text("note", "What was looked at, or changed?", optional=True, lines=2)

    def _command(self) -> ReviewPolicy:
        outcome = self.text("outcome")
        return ReviewPolicy(
            policy_id=self.entry_id or 0,
            on=self.day("on"),
            outcome=PolicyOutcome(outcome) if outcome else None,
            next_on=self.day("next_on"),
            note=self.text("note"),
        )

    def record(self) -> Result:
        """Record the review."""
        return self.hub.run(officers.review_policy, self._command())


class ThirdPartyForm(RegisterForm):
    """Somebody outside who handles complaints for the landlord."""

    kind = RegisterKind.THIRD_PARTIES
    words = ("Add a third party", "Change the third party")
    verb = "Add third party"
    note = "Whoever handles complaints for you works inside the same two stages (5.4, 5.5)."

    def build(self) -> None:
        """Ask who, on what terms, from when until when."""
        views = self.hub.ask(officer_lists.third_parties)
        view = self.know(views, record_words.THIRD_PARTIES)
        self.add_line("name", "What are they called?", value=view.name if view else "")
        kind = view.kind if view else ""
        text = "A managing agent, another co-op, a solicitor."
        self.add_line("kind", "What are they?", text, value=kind, optional=True)
        terms = view.terms if view else ""
        self.add_text("terms", "What was agreed with them? (5.4, 5.5)", value=terms)
        self.add_day("from_on", "From when?", day=view.from_on if view else self.today)
        until = view.until_on if view else None
        self.add_day("until_on", "Until when?", day=until, optional=True)

    def entry(self) -> UseThirdParty:
        """The third party."""
        return UseThirdParty(
            name=self.text("name"),
            from_on=self.day("from_on"),
            kind=self.text("kind"),
            terms=self.text("terms"),
            until_on=self.day("until_on"),
            entry_id=self.entry_id,
        )


class PublicityForm(RegisterForm):
    """Where residents are told how to complain."""

    kind = RegisterKind.PUBLICITY
    words = ("Add publicity", "Change the publicity")
    verb = "Add publicity"

    def build(self) -> None:
        """Ask what, where, from when until when."""
        views = self.hub.ask(officer_lists.publicity)
        view = self.know(views, record_words.PUBLICITY)
        text = "The complaints policy, the Code, the poster, the Ombudsman’s details (3.4 to 3.7)."
        self.add_line("what", "What was published?", text, value=view.what if view else "")
        text = "The website, the notice board, the newsletter."
        self.add_line("place", "Where do residents see it?", text, value=view.place if view else "")
        self.add_day("from_on", "From when?", day=view.from_on if view else self.today)
        until = view.until_on if view else None
        self.add_day("until_on", "Until when?", day=until, optional=True)

    def entry(self) -> Publicise:
        """The publicity."""
        return Publicise(
            what=self.text("what"),
            place=self.text("place"),
            from_on=self.day("from_on"),
            until_on=self.day("until_on"),
            entry_id=self.entry_id,
        )


class EndThirdPartyForm(EndForm):
    """They no longer handle complaints for the landlord."""

    kind = RegisterKind.THIRD_PARTIES
    words = ("End it", "End the third party’s work")
    view: ThirdPartyView | None

    def build(self) -> None:
        """Ask for the last day."""
        views = self.hub.ask(officer_lists.third_parties)
        self.view = view = self.know(views, record_words.THIRD_PARTIES)
        self.found = view is not None
        self.verb = "Record the end"
        self.summary = view.name if view else ""
        self.add_day("until_on", "What was the last day?", day=self.today)

    def entry(self) -> UseThirdParty:
        """The third party with its end."""
        view = self.view
        assert view is not None
        return UseThirdParty(
            name=view.name,
            from_on=view.from_on,
            kind=view.kind,
            terms=view.terms,
            until_on=self.day("until_on"),
            entry_id=view.id,
        )


class EndPublicityForm(EndForm):
    """It is no longer shown to residents."""

    kind = RegisterKind.PUBLICITY
    words = ("End it", "Taken down")
    view: PublicityView | None

    def build(self) -> None:
        """Ask for the last day."""
        views = self.hub.ask(officer_lists.publicity)
        self.view = view = self.know(views, record_words.PUBLICITY)
        self.found = view is not None
        self.verb = "Record the end"
        self.summary = f"{view.what}, {view.place}" if view else ""
        self.add_day("until_on", "What was the last day?", day=self.today)

    def entry(self) -> Publicise:
        """The publicity with its end."""
        view = self.view
        assert view is not None
        return Publicise(
            what=view.what,
            place=view.place,
            from_on=view.from_on,
            until_on=self.day("until_on"),
            entry_id=view.id,
        )


POLICY_FORMS: dict[str, type[EntryForm]] = {
    "policy": PolicyForm,
    "review-policy": ReviewForm,
    "third-party": ThirdPartyForm,
    "end-third-party": EndThirdPartyForm,
    "publicity": PublicityForm,
    "end-publicity": EndPublicityForm,
}
"""Every form by its step."""
