"""The rules of the Code: pure functions of facts and a date. No clock, no disk, no SQL.

``RULES`` is the index: what is asked, the function that answers for it, and the provisions of
the Code 2024 it stands on. Functions are named, not imported, so that the package stays light.
A rule that this project chose because nobody publishes one says ``OURS``.
"""

from __future__ import annotations

from dataclasses import dataclass

OURS = "ours"
"""Stands in place of a provision where the Code says nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``function`` is ``module.name`` in this package; ``provisions`` are the Code's numbers."""

    function: str
    provisions: tuple[str, ...]


RULES: dict[str, Rule] = {
    # the calendar and the clocks
    "what a working day is": Rule("working_days.bank_holidays", (OURS,)),
    "dates of a stage": Rule(
        "clocks.stage_clock",
        ("6.2", "6.3", "6.4", "6.5", "6.11", "6.14", "6.15", "6.16"),
    ),
    "beyond the cap: good reason and agreed updates": Rule("clocks.stage_clock", ("5.9",)),
    "why this date": Rule("clocks.explain", ("6.2", "6.3", "6.4", "6.11", "6.14", "6.15")),
    "on-time date": Rule("clocks.explain_on_time", (OURS,)),
    "how late": Rule("clocks.days_late", (OURS,)),
    # the state of a complaint
    "which facts stand": Rule("events.effective", (OURS,)),
    "the Ombudsman’s instruction is the new day 0": Rule("complaint.case_state", ("2.4", "5.11")),
    "missed dates": Rule("complaint.breaches", ("6.2", "6.3", "6.11", "6.14")),
    "acknowledged in time": Rule("complaint.StageState.acknowledged_in_time", ("6.2", "6.11")),
    "defined in time": Rule("complaint.StageState.defined_in_time", ("5.6", "6.2", "6.11")),
    "date that warnings go by": Rule("complaint.due_clocks", (OURS,)),
    # steps and what stands against them
    "logging": Rule("steps.problems_logging", ("1.2", "3.2")),
    "complaint definition": Rule("steps.problems", ("5.6",)),
    "telling of an extension": Rule("steps.problems", ("6.4", "6.15")),
    "a response decides": Rule("steps.problems", ("6.9", "6.19")),
    "who may consider a stage": Rule("independence.bars", ("5.8", "6.13")),
    "who is possible at a stage": Rule("independence.eligible", ("5.4", "5.8", "6.13")),
    "considering a stage": Rule("independence.problems_considering", ("5.4", "5.8", "6.13")),
    "handlers in a file": Rule("independence.judge_handlers", ("5.8", "6.13")),
    "asking somebody to consider a stage": Rule(
        "considering.problems_asking", ("5.8", "6.13", "6.20")
    ),
    "what a panel lacks": Rule("considering.panel_advice", ("5.8", "6.20")),
    "a hearing": Rule("considering.problems_hearing", ("3.6", "6.20")),
    "who sits on the governing body": Rule("independence.members", ("9.5",)),
    "declaring a conflict": Rule("conflicts.problems_declaring", ("5.8",)),
    "a declared conflict": Rule("interests.Relation", ("5.8",)),
    "a panel and its clerk": Rule("interests.PanelPart", ("6.20",)),
    "a third party at a stage": Rule("interests.Outsider", ("5.4", "5.5")),
    "a contractor as a third party": Rule("independence.does_the_work", ("5.4",)),
    "nobody of one’s own is left": Rule("independence.nobody_left", ("5.4", "5.5")),
    "who may respond": Rule("steps.problems", ("5.8", "6.13")),
    "asking for stage 2": Rule("steps.problems", ("5.3", "6.10")),
    "refusing a complaint": Rule("refusals.problems_refusing", ("2.1", "2.2", "2.3", "2.4", "2.5")),
    "refusing escalation": Rule("refusals.problems_refusing", ("5.11",)),
    "over 12 months, from the issue or awareness": Rule("refusals.within_12_months", ("2.3",)),
    "reasons that are a rule for everybody": Rule(
        "refusals.signs_of_a_blanket", ("1.2", "1.3", "2.1", "2.5", "5.14")
    ),
    "the same reasons for the third time": Rule("refusals.problems_repeating", ("2.5", OURS)),
    "accepting as the Ombudsman told": Rule("steps.problems", ("2.4",)),
    "what stage 2 must have before it": Rule("stages.no_stage_2", ("6.10",)),
    # between acknowledging and answering
    "defining a complaint": Rule("progress.problems_defining", ("5.6", "5.7")),
    "telling how it stands": Rule("progress.problems_updating", ("5.9", "6.6", "6.17")),
    "a new issue meanwhile": Rule("progress.problems_raising", ("6.8",)),
    "whether a new issue can join": Rule("progress.can_join", ("6.8",)),
    "a new issue joins, or is a complaint": Rule("progress.joins", ("6.8",)),
    "new issues that are not defined yet": Rule(
        "complaint.StageState.raised_since_defined", ("5.6", "6.8")
    ),
    # triage
    "what the triage card asks": Rule(
        "triage.says",
        (
            *("1.2", "1.3", "1.4", "1.5", "2.2", "2.3", "5.6", "5.7", "5.10"),
            *("6.1", "6.3", "6.4", "6.9", "6.10", OURS),
        ),
    ),
    "what stands against triage answers": Rule("triage.problems_triage", ("6.1",)),
    "remedies and promises": Rule("steps.problems", ("7.1", "7.3")),
    "a promise at any time": Rule("promises.problems_promise", ("7.1", "7.2", "7.3")),
    "a promise that is kept": Rule("promises.problems_keeping", ("6.6", "6.17", "7.3")),
    "the resident’s answer to an offer": Rule("promises.problems_answering", ("7.3",)),
    "what became of a promise": Rule("promises.promise_state", ("6.6", "6.17", "7.3")),
    "the next update that was agreed": Rule("updates.next_update", ("5.9",)),
    # the Ombudsman and learning
    "an Ombudsman case": Rule("ombudsman.problems_case", ("9.7",)),
    "what the Ombudsman asked, found or ordered": Rule("ombudsman.problems_item", ("8.1", "9.7")),
    "complying with the Ombudsman": Rule("ombudsman.problems_completing", ("9.7",)),
    "what became of an order": Rule("ombudsman.item_state", ("8.1",)),
    "writing up what was learned": Rule("learning.problems_learning", ("8.1", "9.1", "9.2", "9.3")),
    "what an entry does not say yet": Rule("learning.still_to_say", ("9.1", "9.3")),
    "a theme that repeats": Rule("learning.themes", ("9.2", OURS)),
    "when learning is asked for": Rule("learning.reasons_to_learn", ("9.1", "9.2")),
    # money
    "an amount and its head": Rule("compensation.problems_amount", ("7.1", "7.2", "7.4")),
    "who may award how much": Rule("compensation.problems_awarding", (OURS,)),
    "money that only a letter names": Rule("letter_awards.problems_offered", ("7.2", OURS)),
    "setting off against arrears": Rule("compensation.problems_setting_off", ("7.4",)),
    "the Ombudsman’s figures in force": Rule("compensation.figures_on", ("7.4",)),
    "reckoning with the Ombudsman’s figures": Rule("compensation.reckon", ("7.4",)),
    "the full record": Rule("steps.problems", ("5.12",)),
    "correcting a day": Rule("corrections.correction_problems", (OURS,)),
    "correcting a fact": Rule(
        "correcting.problems_correcting",
        ("2.2", "2.4", "5.6", "5.9", "5.11", "6.4", "6.8", "6.9", "6.15", "6.19"),
    ),
    "taking an entry back": Rule("correcting.problems_retracting", (OURS,)),
    "past steps go by their days": Rule("past_steps.in_time", (OURS,)),
    "a past refusal is kept as it was made": Rule("past_steps.as_past", ("2.4", "5.11")),
    # letters
    "a message that was pasted": Rule("pasted.read_pasted", ("5.12",)),
    "what a letter must say": Rule(
        "letters.elements",
        (
            *("2.4", "3.7", "5.6", "5.7", "5.9", "5.11"),
            *("6.3", "6.4", "6.5", "6.9", "6.14", "6.15", "6.16", "6.19"),
        ),
    ),
    "sending a letter": Rule(
        "letters.problems_sending", ("5.6", "5.7", "6.3", "6.5", "6.14", "6.16")
    ),
    "a letter kept after its step": Rule(
        "letters_later.entries_for", ("2.4", "5.9", "5.11", "5.12", "6.9", "6.19", OURS)
    ),
    "a letter whose step stands already": Rule("letters_later.problems_keeping", ("5.12", OURS)),
    "other words of a letter that went": Rule(
        "letters_later.problems_correcting_letter", ("5.12", OURS)
    ),
    "an entry as its letter says": Rule("letters_later.as_the_letter_says", ("5.12", OURS)),
    "the remedies in a letter’s list": Rule("letter_remedies.remedy_lines", ("6.9", "6.19", OURS)),
    "whether a letter says it": Rule(
        "letter_checks.check_letter",
        (
            *("2.4", "3.7", "5.6", "5.7", "5.11"),
            *("6.3", "6.5", "6.9", "6.14", "6.16", "6.19"),
        ),
    ),
    "files kept with a complaint": Rule("attachments.problems_attaching", ("5.12", OURS)),
    "files that are only saved": Rule("attachments.may_open", (OURS,)),
    "an email’s quoted messages": Rule("letter_quotes.without_quoted", (OURS,)),
    "the definition in a letter": Rule("letter_finders.definition", ("5.6",)),
    "the outcomes in a letter": Rule("letter_finders.outcomes", ("5.6",)),
    "the responsibilities in a letter": Rule("letter_finders.responsibility", ("5.7",)),
    "the day of the answer in a letter": Rule("letter_finders.respond_by", ("6.3", "6.14")),
    "the reasons for a delay in a letter": Rule("letter_finders.delay_reasons", ("6.4", "6.15")),
    "the new date in a letter": Rule("letter_finders.new_date", ("6.4", "6.15")),
    "the stage in a response": Rule("response_finders.stage_words", ("6.9", "6.19")),
    "the definition in a response": Rule("response_finders.definition", ("6.9", "6.19")),
    "the decision in a response": Rule("response_finders.decision", ("6.9", "6.19")),
    "the reasons in a response": Rule("response_finders.reasons_words", ("6.9", "6.19")),
    "the remedy in a response": Rule("response_finders.remedy", ("6.9", "6.19")),
    "what is outstanding in a response": Rule("response_finders.outstanding", ("6.9", "6.19")),
    "the way to stage 2 in a response": Rule("response_finders.escalation", ("6.9",)),
    "the reasons of a refusal": Rule("response_finders.refusal_reasons", ("2.4", "5.11")),
    "the decision in a draft": Rule("letter_values.decision_words", ("6.9", "6.19")),
    "the ground in a draft": Rule("letter_values.ground_words", ("2.2",)),
    "who considered it in a draft": Rule("letter_values.considered_words", ("5.8", "6.13")),
    "remedies in a draft": Rule("letter_values.remedies_words", ("6.9", "6.19")),
    "what is outstanding in a draft": Rule(
        "letter_values.outstanding_words", ("6.6", "6.9", "6.17", "6.19")
    ),
    "what a response promises in a draft": Rule(
        "letter_values.Offer", ("6.6", "6.17", "7.1", "7.4")
    ),
    "a new date beyond the cap in a letter": Rule("letter_facts.LetterFacts", ("5.9",)),
    "who a letter goes to unless somebody says otherwise": Rule(
        "addressees.first_choice", ("1.2", "3.6")
    ),
    "who a letter goes to": Rule("addressees.problems_addressing", ("1.2", "3.6", "5.10")),
    "each addressee’s copy": Rule("addressees.text_for", ("1.2", "1.3")),
    "companions in a letter about a meeting": Rule("addressees.unnamed_companions", ("3.6",)),
    "what a letter to a person must say": Rule(
        "person_letters.elements_of", ("5.10", "5.14", "5.15", OURS)
    ),
    "whether a letter to a person says it": Rule(
        "person_letters.check_person_letter", ("5.10", "5.14", "5.15", OURS)
    ),
    "no health word in a draft": Rule("person_letter_draft.without_health", ("5.14", OURS)),
    "sending a letter to a person": Rule(
        "person_letters.problems_person_letter", ("5.10", "5.14", "5.15")
    ),
    "a landlord’s own text of a letter": Rule("letter_templates.problems_template", (OURS,)),
    "letters that are easy to read": Rule("plain_words.reading_hints", (OURS,)),
    "an own text that is older than ours": Rule("letter_templates.is_older", (OURS,)),
    "what a search asks for": Rule("search.match_of", (OURS,)),
    "a long time without an entry": Rule("record.gaps", ("5.12", OURS)),
    "what a bundle may hold": Rule("record.BundleOptions", ("5.10", OURS)),
    "third parties taken out of a text": Rule("masking.Mask", (OURS,)),
    # measures and reviews
    "CH01 and CH02": Rule("measures.stage_measures", (OURS,)),
    "small numbers in public papers": Rule("disclosure.release", (OURS,)),
    "words for publication name nobody": Rule("publication.named_in", ("8.1",)),
    "a text of the annual report": Rule("report_words.problems_text", ("8.1",)),
    "a plan for the next year": Rule("report_words.problems_plan", ("8.1",)),
    "a figure that is typed": Rule("report_words.problems_figure", (OURS,)),
    "a story that no neighbour recognises": Rule("report_words.problems_story", (OURS,)),
    "year a complaint belongs to": Rule("measures.in_measure", (OURS,)),
    "review of an adjustment": Rule("reviews.adjustment_review", ("5.10", OURS)),
    "what waits for a meeting": Rule("deciding.needs_meeting", (OURS,)),
    "deciding between meetings": Rule(
        "deciding.problems_deciding", ("5.8", "6.6", "6.13", "6.17", OURS)
    ),
    "noting a decision": Rule("deciding.problems_noting", (OURS,)),
    "meeting too late for a response": Rule("reviews.late_meeting", (OURS,)),
    # residents, adjustments and restrictions
    "who a person is": Rule("residents.problems_person", (OURS,)),
    "a namesake without a home": Rule("residents.problems_namesake", ("5.10", OURS)),
    "a new home": Rule("residents.problems_home", (OURS,)),
    "two entries, one person": Rule("residents.problems_merging", (OURS,)),
    "entries that may be one person": Rule("residents.likely_duplicates", (OURS,)),
    "groups, representatives and companions": Rule(
        "residents.problems_joining", ("1.2", "1.3", "3.6")
    ),
    "the lead of a group": Rule("residents.problems_leading", ("1.2",)),
    "asking for an adjustment": Rule("adjustments.problems_asking", ("5.10",)),
    "declining an adjustment": Rule("adjustments.problems_deciding", ("5.10",)),
    "reviewing an adjustment": Rule("adjustments.problems_reviewing", ("5.10", OURS)),
    "a fair restriction": Rule("restrictions.problems_restricting", ("5.14", "5.15", OURS)),
    "reviewing a restriction": Rule("restrictions.problems_reviewing", ("5.14", OURS)),
    "a restriction that is not reviewed": Rule("restrictions.restriction_review", ("5.14", OURS)),
    "whether a restriction applies": Rule("restrictions.restriction_state", ("5.14", OURS)),
    "last day of a restriction": Rule("restrictions.last_day", ("5.14", OURS)),
    "review of a restriction by default": Rule("restrictions.default_review", ("5.14", OURS)),
    # requests, the officer's registers, settings
    "recording a service request": Rule("requests.problems_logging_request", ("1.4",)),
    "a request and the choice to complain": Rule(
        "requests.problems_request", ("1.3", "1.4", "1.5")
    ),
    "where a request stands": Rule("requests.request_standing", ("1.5",)),
    "a choice that is owed": Rule("requests.RequestFacts.choice_owed", ("1.3", "1.5")),
    "survey answers and thanks": Rule("requests.problems_answer", ("1.6",)),
    "telling how to complain": Rule("requests.problems_telling", ("1.6",)),
    "following a survey up": Rule("requests.follow_up_by", ("1.6", OURS)),
    "entries of the officer’s registers": Rule(
        "registers.problems_entry",
        ("3.4", "3.7", "4.1", "4.3", "5.1", "5.4", "5.5", "5.15", "9.4", "9.5"),
    ),
    "reviewing a policy": Rule("registers.problems_policy_review", (OURS,)),
    "offices without gap or overlap": Rule("offices.office_findings", ("4.1", "5.8", "9.4", "9.5")),
    "terms that end": Rule("offices.ending", (OURS,)),
    "settings": Rule("settings.problems_setting", ("1.6", OURS)),
    "what our own policy promises": Rule("settings.policy_due", ("6.2", "6.3", "6.11", "6.14")),
    "old data": Rule("settings.is_old", (OURS,)),
    "a picture that is one": Rule("images.image_of", (OURS,)),
    # self-assessment and imports
    "definition of a complaint": Rule("code.Edition.definition", ("1.2",)),
    "two editions side by side": Rule("editions_compared.compare", (OURS,)),
    "answers carried to another edition": Rule("editions_compared.carry", ("8.1",)),
    "Yes or No on the form": Rule("answers.read_answer", ("8.1",)),
    "self-assessment by itself": Rule(
        "assessment.form_problems", ("1.2", "8.3", "8.4", "8.5", OURS)
    ),
    "self-assessment against the register": Rule(
        "assessment.assess",
        ("2.5", "5.1", "5.10", "5.14", "6.2", "6.3", "6.11", "6.14", "9.4", "9.5"),
    ),
    "approving a year’s papers": Rule("approving.problems_approving", ("8.1", "8.2", "9.7")),
    "publishing a year’s papers": Rule("approving.problems_publishing", ("8.2",)),
    "publishing before approval": Rule("approving.is_late_approval", ("8.2",)),
    "sending a year’s papers": Rule("approving.problems_submitting", ("8.1", "8.2")),
    "a self-assessment between the years": Rule(
        "approving.problems_new_version", ("8.1", "8.3", "8.4", "8.5")
    ),
    "last year’s dates to comply": Rule("approving.problems_promise", ("8.1",)),
    "where a date to comply stands": Rule("yearly.YearPromise.standing", ("8.1",)),
    "the governing body’s response": Rule("approving.problems_response", ("8.2",)),
    "exceptional circumstances": Rule("approving.problems_circumstance", ("8.5",)),
    "what belongs to last year": Rule("yearly.tied_to_year", ("8.1", OURS)),
    "what a paper lacks before it is sent": Rule("submission.missing", ("8.1", "8.2")),
    "by when the papers are sent": Rule("submission.submit_by", (OURS,)),
    "reminders before the papers are due": Rule("submission.reminder", (OURS,)),
    "what a complaints policy may get wrong": Rule(
        "policy_checks.check_policy",
        ("1.2", "2.3", "3.7", "5.1", "6.2", "6.3", "6.4", "6.11", "6.12", "6.14", "6.15"),
    ),
    "words by which a policy gives itself away": Rule(
        "policy_cues.Cue",
        ("2.2", "2.5", "3.2", "3.7", "5.2", "5.3", "5.4", "5.11", "6.3", "6.12"),
    ),
    "an answer that follows from the register": Rule("evidence.propose", ("8.1",)),
    "the explanation of what was late, begun": Rule(
        "evidence.late_explanation", ("6.2", "6.3", "6.11", "6.14")
    ),
    "evidence whose facts moved since": Rule("evidence.has_moved", (OURS,)),
    "a clause of the policy as evidence": Rule(
        "policy_clauses.quoted_for",
        (
            "1.2",
            "1.3",
            "1.4",
            "1.5",
            "1.6",
            "2.1",
            "2.2",
            "2.3",
            "2.4",
            "2.5",
            "3.1",
            "3.2",
            "3.4",
            "3.5",
            "3.6",
            "3.7",
            "4.1",
            "4.2",
            "4.3",
            "5.1",
            "5.2",
            "5.3",
            "5.4",
            "5.5",
            "5.6",
            "5.7",
            "5.8",
            "5.9",
            "5.10",
            "5.11",
            "5.12",
            "5.13",
            "5.14",
            "5.15",
            "6.1",
            "6.2",
            "6.3",
            "6.4",
            "6.5",
            "6.6",
            "6.7",
            "6.8",
            "6.9",
            "6.10",
            "6.11",
            "6.12",
            "6.13",
            "6.14",
            "6.15",
            "6.16",
            "6.17",
            "6.18",
            "6.19",
            "6.20",
            "7.1",
            "7.2",
            "7.3",
            "7.4",
            "8.1",
            "8.2",
            "9.1",
            "9.4",
            "9.5",
            "9.6",
            "9.7",
        ),
    ),
    "more words by which a policy gives itself away": Rule(
        "policy_cues_wider.every_cue",
        ("2.5", "3.2", "3.7", "5.2", "5.3", "5.4", "5.11", "6.3", "6.12"),
    ),
    "which policies are about complaints": Rule("policy_layout.about_complaints", (OURS,)),
    "an older definition of a complaint": Rule("definitions.old_definition", ("1.2",)),
    "complaints from a file": Rule(
        "importing.judge",
        ("2.4", "5.8", "5.11", "6.2", "6.4", "6.5", "6.10", "6.13", "6.15", "6.16"),
    ),
    # the register's own backups
    "which backups are kept": Rule("keeping.to_remove", (OURS,)),
    "who else handles a register’s file": Rule("safe_home.other_keeper", (OURS,)),
    "conflicted copies of a register": Rule("safe_home.conflicts", (OURS,)),
    "a second copy is too old": Rule("keeping.is_stale", (OURS,)),
    # the end of a year
    "each day lies in one reporting year": Rule("reporting_years.ReportingYears.of", (OURS,)),
    "the year that ends on a day": Rule("reporting_years.ReportingYears.ending", (OURS,)),
    "a long year after a change": Rule("reporting_years.ReportingYears.long_year", (OURS,)),
    "closing a year": Rule("closing.problems_closing", ("8.1", "8.2")),
    "a figure that is no longer as approved": Rule("restating.restated", (OURS, "6.2", "6.11")),
    "what is restated in public": Rule("restating.public_restated", (OURS,)),
}
