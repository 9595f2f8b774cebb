"""Every place of the window that a register can show: its pages, and its forms.

For pictures, reviews and tests, so that none is forgotten: forms are found by the tables that
pages themselves choose from, and what they are about by the register.
"""

from __future__ import annotations

from collections.abc import Iterator

from chc_desktop.model.rules.person_letters import PersonLetterKind
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.services import (
    assessment_versions,
    committee,
    complaint_page,
    letter_texts,
    officer_lists,
    ombudsman,
    person_letters,
    policy_texts,
    queries,
    requests,
    resident_pages,
    sending,
    settings,
    upkeep,
)
from chc_desktop.model.services.report_words import report_words as words_of_report
from chc_desktop.model.services.report_words import year_before
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.model.services.views_people import PersonView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.page_list import PAGES
from chc_desktop.ui.pages.approval.forms import FORMS as APPROVAL_FORMS
from chc_desktop.ui.pages.import_file import KINDS
from chc_desktop.ui.pages.records.entry import FORMS as ENTRIES
from chc_desktop.ui.pages.records.officer_sections import SECTIONS
from chc_desktop.ui.pages.report_words.form import FORMS as REPORT
from chc_desktop.ui.pages.settings.form import FORMS as SETTINGS
from chc_desktop.ui.viewmodels import (
    approval_words,
    closing_words,
    committee_words,
    deciding_words,
    letter_words,
    people_words,
    policy_words,
    record_words,
    remedy_words,
    report_words,
    step_words,
)

Named = Iterator[tuple[str, Place]]

NEED_KEY = frozenset(
    {
        "complaint",
        "step",
        "letter",
        "person-letter",
        "correct",
        "sent-letter",
        "correct-letter",
        "complaint-people",
        "considering",
        "hearing",
        "between-meetings",
        "note-decision",
        "triage",
        "link",
        "attach",
        "bundle",
        "remedy",
        "person-form",
        "request",
        "answer",
        "entry",
        "policy",
        "policy-text",
        "policy-aside",
        "setting",
        "letter-text",
        "report-text",
        "approval-form",
        "close-year-form",
        "restore",
        "compare",
        "assessment-version",
        "damaged",
    }
)
"""Pages that show nothing unless a place says what."""
WITHOUT_REGISTER = "welcome"
ALWAYS = 3
"""As many complaints show as the list begins with, whatever their state."""


def pages(hub: Hub) -> Named:
    """Yield a file name and a place for every page; a complaint for each state there is."""
    for name in PAGES:
        if name not in NEED_KEY and name != WITHOUT_REGISTER:
            yield name, Place(name)
    for section in tuple(SECTIONS)[1:]:
        yield f"officers-{section}", Place("officers", "", section)
    for kind in ("surveys", "compliments"):
        yield f"requests-{kind}", Place("requests", "", kind)
    for kind in KINDS:
        yield f"import-{kind}", Place("import", kind)
    newest = next((str(kept.path) for kept in hub.ask(upkeep.backups)), "")
    for name in ("restore", "compare", "damaged"):
        yield name, Place(name, newest)
    yield from _complaints(hub)
    standings = set()
    for request in hub.ask(requests.requests):
        if request.standing not in standings:
            standings.add(request.standing)
            yield f"request-{len(standings)}", Place("request", str(request.id))
    for number, answer in enumerate(hub.ask(requests.survey_answers)[:2], start=1):
        yield f"answer-{number}", Place("answer", str(answer.id))
    for policy in hub.ask(officer_lists.policies):
        yield f"policy-{policy.id}", policy_words.policy_place(policy.id)
    for line in hub.ask(assessment_versions.versions, hub.session.year_end_of(hub.session.today)):
        yield f"version-{line.version}", approval_words.version_place(line.id)
    for number, person in enumerate(_people(hub), start=1):
        yield f"person-{number}", people_words.people_place(person.id)


def forms(hub: Hub) -> Named:
    """Yield a file name and a place for every form, each step of a complaint at both stages."""
    yield from _steps(hub)
    yield from _card_and_link(hub)
    yield from _remedies(hub)
    yield from _deciding(hub)
    yield from _between(hub)
    yield from _corrections(hub)
    yield from _forms_on_people(hub)
    yield from _entries(hub)
    yield from _settings(hub)
    yield from _policy_forms(hub)
    yield from _report(hub)
    yield from _approving(hub)
    for request in hub.ask(requests.requests)[:1]:
        yield "log-from-request", Place("log", str(request.id))


def _approving(hub: Hub) -> Named:
    year = hub.session.year_end_of(hub.session.today)
    for step in APPROVAL_FORMS:
        yield f"approval-{step}", approval_words.form_place(step, year)


def _complaints(hub: Hub) -> Named:
    standings = set()
    shown = 0
    for view in _cases(hub):
        if shown < ALWAYS or view.standing not in standings:
            standings.add(view.standing)
            shown += 1
            yield f"complaint-{shown}", Place("complaint", str(view.id))
    for view in _cases(hub)[:1]:
        yield "complaint-people", Place("complaint-people", str(view.id))
        yield "attach", Place("attach", str(view.id))
        yield "bundle", Place("bundle", str(view.id))
    for view in _cases(hub):
        letters = hub.ask(sending.letters_sent, view.id)
        if letters:
            yield "sent-letter", letter_words.sent_place(view.id, letters[0].id)
            yield "correct-letter", letter_words.correct_place(view.id, letters[0].id)
            return


def _steps(hub: Hub) -> Named:
    """The steps a complaint allows now, the first complaint of each step and stage."""
    seen: set[str] = set()
    for view in _cases(hub):
        for step in view.steps:
            name = f"{step.verb.value}-{step.stage.value}"
            if step.why_not or name in seen:
                continue
            seen.add(name)
            yield f"step-{_slug(name)}", step_words.step_place(view.id, step.verb)
            kind = letter_words.kind_of(step.verb, step.stage)
            if kind is not None and kind.value not in seen:
                seen.add(kind.value)
                yield f"letter-{kind.value}", letter_words.letter_place(view.id, kind)
    for view in _cases(hub):
        for promise in view.promises:
            if promise.is_open:
                yield "step-promise", step_words.step_place(view.id, Verb.KEEP_PROMISE, promise.id)
                return


def _card_and_link(hub: Hub) -> Named:
    """The triage card, answered and not, and the form that links a complaint."""
    cases = _cases(hub)
    for view in cases[:2]:
        yield f"triage-{view.reference.casefold()}", Place("triage", str(view.id))
    for view in cases[:1]:
        yield "link", Place("link", str(view.id))


def _between(hub: Hub) -> Named:
    """A decision between two meetings: a new one, one that is known, and noting it."""
    for view in _cases(hub)[:1]:
        yield "between-meetings", committee_words.between_place(view.id)
    for decision in hub.ask(committee.decisions)[:1]:
        place = committee_words.between_place(decision.complaint_id, decision.id)
        yield "between-meetings-known", place
        yield "note-decision", committee_words.note_place(decision.id)


def _remedies(hub: Hub) -> Named:
    """The forms of promises: a new one, one that is put right, the answer to money."""
    for view in _cases(hub)[:1]:
        yield "remedy-promise", remedy_words.remedy_place(view.id, "promise")
    money = [(v, p) for v in _cases(hub) for p in v.promises if p.amount]
    for view, promise in money[:1]:
        for step in ("promise", "answer"):
            place = remedy_words.remedy_place(view.id, step, promise.id)
            yield f"remedy-{step}-known", place
    cases = [case for view in _cases(hub) for case in hub.ask(ombudsman.cases_of, view.id)]
    for case in cases[:1]:
        for step in ("case", "entry"):
            yield f"remedy-{step}", remedy_words.remedy_place(case.complaint_id, step, case.id)
    items = [(case, item) for case in cases for item in case.items]
    for step, kept in (
        ("correct-entry", items),
        ("comply", [(case, item) for case, item in items if item.is_open]),
    ):
        for case, item in kept[:1]:
            yield f"remedy-{step}", remedy_words.remedy_place(case.complaint_id, step, item.id)
    for view in _cases(hub)[:1]:
        yield "remedy-learning", remedy_words.remedy_place(view.id, "learning")


def _deciding(hub: Hub) -> Named:
    """Who considers a complaint, and the panel's hearing, at each stage that is being answered."""
    seen: set[str] = set()
    for view in _cases(hub):
        for step in view.steps:
            stage = step.stage
            if step.verb is not Verb.RESPOND or step.why_not or stage.name in seen:
                continue
            seen.add(stage.name)
            yield f"considering-{stage.value}", deciding_words.considering_place(view.id, stage)
            yield f"hearing-{stage.value}", deciding_words.hearing_place(view.id, stage)


def _corrections(hub: Hub) -> Named:
    """The correction of an entry of each kind."""
    seen: set[str] = set()
    for view in _cases(hub):
        for entry in view.timeline:
            if entry.event_id and entry.kind not in seen:
                seen.add(entry.kind)
                place = Place("correct", str(view.id), str(entry.event_id))
                yield f"correct-{_slug(entry.kind)}", place


def _forms_on_people(hub: Hub) -> Named:
    yield "person-add", people_words.form_place(0, "add")
    yield "home-add", people_words.form_place(0, "home")
    for person in _people(hub)[:1]:
        for step in ("change", "adjustment", "restrict", "merge"):
            yield f"person-{step}", people_words.form_place(person.id, step)
        for other in person.likely[:1]:
            place = people_words.form_place(person.id, "merge", other[0].id)
            yield "person-merge-likely", place
    everyone = [
        view for row in hub.ask(resident_pages.people_list) if (view := _person(hub, row.id))
    ]
    adjusted = [found for view in everyone for found in view.adjustments]
    for step, kept in (
        ("review-adjustment", [a.id for a in adjusted if a.review_due]),
        ("decide", [a.id for a in adjusted if a.decision is None]),
        ("review-restriction", [r.id for v in everyone for r in v.restrictions if r.review_due]),
    ):
        for subject in kept[:1]:
            yield step, people_words.subject_place(step, subject)
    yield from _letters_to_people(everyone)


def _letters_to_people(everyone: list[PersonView]) -> Named:
    """A letter of each kind that the records call for."""
    called = [
        (kind, found.id)
        for view in everyone
        for found in view.restrictions
        for kind in person_letters.kinds_for_restriction(found)
    ]
    called += [
        (kind, found.id)
        for view in everyone
        for found in view.adjustments
        if (kind := person_letters.kind_for_adjustment(found)) is not None
    ]
    for kind in PersonLetterKind:
        for about in [about for known, about in called if known is kind][:1]:
            yield f"letter-{kind.value}", letter_words.person_letter_place(kind.value, about)


def _entries(hub: Hub) -> Named:
    """The forms of the officer's registers: about the first entry that offers them, and empty."""
    offered: dict[str, Place] = {}
    for _, make in SECTIONS.values():
        for part in make(hub).parts:
            for row in part.rows:
                for step in row.steps:
                    offered.setdefault(step.place.step, step.place)
    for request in hub.ask(requests.requests):
        for name, _, why_not in record_words.other_steps(request):
            if not why_not:
                offered.setdefault(name, record_words.form(name, request.id))
        if request.choice_offered_on is not None and request.is_open:
            offered.setdefault("request-done", record_words.form("request-done", request.id))
    for answer in hub.ask(requests.survey_answers)[:1]:
        offered.setdefault("told", record_words.form("told", answer.id))
    for name in ENTRIES:
        yield f"entry-{name}", record_words.form(name)
        if name in offered:
            yield f"entry-{name}-known", offered[name]


def _policy_forms(hub: Hub) -> Named:
    """The text of a policy, and setting aside the first place found."""
    for policy in hub.ask(officer_lists.policies)[:1]:
        yield "policy-text", policy_words.text_place(policy.id)
    for view in hub.ask(policy_texts.complaint_policies):
        for found in view.standing[:1]:
            yield "policy-aside", policy_words.aside_place(view.id, found)
            return


def _settings(hub: Hub) -> Named:
    view = hub.ask(settings.settings)
    known = {
        "homes": [homes.year_end.isoformat() for homes in view.homes],
        "target-end": [str(target.id) for target in view.targets if target.until_on is None],
        "target-back": [str(target.id) for target in view.targets],
        "holiday-back": [holiday.on.isoformat() for holiday in view.holidays],
        "closure-back": [str(closed.id) for closed in view.closures],
    }
    for step in SETTINGS:
        for key in known.get(step, [""])[:1]:
            yield f"setting-{step}", Place("setting", key, step)
    for kind in letter_texts.kinds()[:1]:
        yield f"letter-text-{kind.value}", Place("letter-text", kind.value)


def _report(hub: Hub) -> Named:
    """The forms of what is written for this year's report, and of what came of last year's plan."""
    year_end = hub.session.year_end_of(hub.session.today)
    before = hub.ask(year_before, year_end)
    yield "close-year-before", closing_words.page_place(before)
    yield "close-year-form", closing_words.form_place(before)
    view = hub.ask(words_of_report, year_end)
    known = {
        "plan": [item.id for item in view.plan],
        "plan-out": [item.id for item in view.plan],
        "result": [item.id for item in view.last_plan],
        "story-out": [story.id for story in view.stories],
    }
    for step in REPORT:
        for entry in known.get(step, [0])[:1]:
            yield f"report-{step}", report_words.form_place(year_end, step, entry)


def _cases(hub: Hub) -> list[ComplaintView]:
    rows = hub.ask(queries.complaints)
    return [view for row in rows if (view := hub.ask(complaint_page.complaint, row.id))]


def _person(hub: Hub, person_id: int) -> PersonView | None:
    return hub.ask(resident_pages.person_page, person_id)


def _people(hub: Hub) -> list[PersonView]:
    """The people with most to show: an adjustment, a restriction, a likely duplicate."""
    rows = hub.ask(resident_pages.people_list)
    views = [view for row in rows if (view := _person(hub, row.id))]
    found: dict[int, PersonView] = {}
    for has in ("restrictions", "adjustments", "likely", "duplicates"):
        for view in [view for view in views if getattr(view, has)][:1]:
            found[view.id] = view
    return list(found.values()) or views[:1]


def _slug(words: str) -> str:
    return words.replace(" ", "-")
