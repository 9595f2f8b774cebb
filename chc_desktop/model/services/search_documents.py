"""What the search knows: every word of the register but those about anybody's health.

What was said of a need for an adjustment, and what was weighed of a disability, is in no document:
it is neither found nor shown (5.10, UK GDPR Article 9).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chc_desktop.model.exchange.editions import load_editions
from chc_desktop.model.rules.code import edition_in_force
from chc_desktop.model.rules.search import other_writings
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.session import Case, Session
from chc_desktop.model.services.timeline import event_words
from chc_desktop.model.services.words import who
from chc_desktop.model.store import Document

COMPLAINTS, PEOPLE, RECORD = "Complaints", "People", "In the record"
REQUESTS, PROVISIONS, OFFICERS = "Service requests and answers", "The Code", "Officers and policies"
GROUPS = (COMPLAINTS, PEOPLE, RECORD, REQUESTS, OFFICERS, PROVISIONS)
"""In the order in which they are shown."""
_WORDS = 50_000
"""Bytes of a file's words that are searched (**ours**): a long report is found by its beginning."""


_MORE = (
    (
        (
            "SELECT on_date, internal || char(10) || you_said || char(10) || we_did || char(10)"
            " || what_changed || char(10) || told_whom AS body, complaint_id FROM learning"
            " WHERE removed_on IS NULL"
        ),
        "Learned",
    ),
    (
        (
            "SELECT i.on_date, i.kind || char(10) || i.issue || char(10) || i.finding || char(10)"
            " || i.what || char(10) || o.reference AS body, o.complaint_id FROM ombudsman_item i"
            " JOIN ombudsman_case o ON o.id = i.case_id"
            " WHERE i.removed_on IS NULL AND o.removed_on IS NULL"
        ),
        "The Ombudsman",
    ),
    (
        (
            "SELECT on_date, what || char(10) || why || char(10) || how || char(10)"
            " || minute_reference AS body, complaint_id FROM decision WHERE removed_on IS NULL"
        ),
        "Decided between meetings",
    ),
    (
        (
            "SELECT on_date, place || char(10) || companion || char(10) || complained_about"
            " || char(10) || note AS body, complaint_id FROM hearing WHERE removed_on IS NULL"
        ),
        "Hearing",
    ),
    (
        (
            "SELECT NULL AS on_date, triage || char(10) || offered_choice AS body,"
            " id AS complaint_id FROM complaint WHERE triage <> '' OR offered_choice <> ''"
        ),
        "Triage and choice",
    ),
)
"""What more belongs to a complaint: its day, its words and the complaint's id; a title."""


def documents(session: Session) -> Iterator[Document]:
    """Everything that can be found, as it stands."""
    cases = session.cases()
    letters = _letters(session)
    for case in cases.values():
        yield _complaint(case)
        yield from _events(case)
        yield from _promises(case)
    yield from letters
    yield from _files(session)
    yield from _of_complaints(session)
    yield from _people(session)
    yield from _requests(session)
    yield from _officers(session)
    yield from _code(session)


def _complaint(case: Case) -> Document:
    record = case.record
    parts = (
        record.description,
        record.outcome_sought,
        *record.categories,
        *record.group,
        record.representative,
        *(handler.name for handler in record.handlers),
    )
    return Document(
        COMPLAINTS,
        f"{record.reference}: {record.subject}",
        who(case),
        "\n".join(parts),
        ("complaint", str(record.id), ""),
        other_writings(record.reference),
    )


def _events(case: Case) -> Iterator[Document]:
    for event in case.state.events:
        title, text, quote = event_words(event, case, 0)
        # The resident's own words stand with the complaint already.
        said = "" if quote == case.record.description else quote
        yield _entry(case.record.reference, case.record.id, title, event.on, f"{text}\n{said}")


def _promises(case: Case) -> Iterator[Document]:
    for promise in case.record.promises:
        words = f"{promise.owner}\n{promise.done_how}"
        title = f"Promised: {promise.what}"
        yield _entry(case.record.reference, case.record.id, title, promise.made_on, words)


def _entry(reference: str, complaint: int, title: str, on: date | None, body: str) -> Document:
    detail = f"{reference}, {long_date(on)}" if on else reference
    keys = other_writings(reference)
    return Document(RECORD, title, detail, body.strip(), ("complaint", str(complaint), ""), keys)


def _letters(session: Session) -> Iterator[Document]:
    for row in session.register.rows(
        "SELECT l.id, l.complaint_id, l.kind, l.sent_on, l.body, l.override_reason, c.reference"
        " FROM letter l JOIN complaint c ON c.id = l.complaint_id"
        " WHERE l.removed_on IS NULL AND c.removed_on IS NULL"
    ):
        made = _entry(
            row["reference"],
            row["complaint_id"],
            f"Letter: {row['kind'].replace('-', ' ')}",
            _day(row["sent_on"]),
            f"{row['body']}\n{row['override_reason']}",
        )
        place = ("sent-letter", str(row["complaint_id"]), str(row["id"]))
        shown = place if row["body"] else made.place
        yield Document(made.group, made.title, made.detail, made.body, shown, made.keys)


def _files(session: Session) -> Iterator[Document]:
    for row in session.register.rows(
        "SELECT a.complaint_id, a.name, a.added_on, substr(f.words, 1, ?) AS words, c.reference"
        " FROM attachment a JOIN attachment_content f ON f.attachment_id = a.id"
        " JOIN complaint c ON c.id = a.complaint_id"
        " WHERE a.removed_on IS NULL AND c.removed_on IS NULL",
        _WORDS,
    ):
        words = bytes(row["words"] or b"").decode(errors="ignore")
        title = f"Attachment: {row['name']}"
        yield _entry(row["reference"], row["complaint_id"], title, _day(row["added_on"]), words)


def _of_complaints(session: Session) -> Iterator[Document]:
    """Learning, the Ombudsman, hearings and decisions, what was asked and triaged."""
    for sql, title in _MORE:
        for row in session.register.rows(sql):
            case = session.case(row["complaint_id"] or 0)
            if case is not None:
                on = _day(row["on_date"])
                yield _entry(case.record.reference, case.record.id, title, on, row["body"])


def _people(session: Session) -> Iterator[Document]:
    for row in session.register.rows(
        "SELECT p.id, p.name, p.kind, coalesce(h.label, p.elsewhere) AS home, p.email, p.phone,"
        " p.prefers, coalesce(p.merged_into, p.id) AS shown FROM person p"
        " LEFT JOIN home h ON h.id = p.home_id WHERE p.removed_on IS NULL"
    ):
        words = f"{row['email']}\n{row['phone']}\n{row['prefers']}"
        digits = "".join(char for char in row["phone"] if char.isdigit())
        detail = row["home"] or row["kind"]
        place = ("residents", str(row["shown"]), "")
        yield Document(PEOPLE, row["name"], detail, words, place, digits)
    for row in session.register.rows(
        "SELECT a.asked, a.person_id, p.name FROM adjustment a JOIN person p ON p.id = a.person_id"
        " WHERE a.removed_on IS NULL"
    ):
        place = ("residents", str(row["person_id"]), "")
        yield Document(PEOPLE, row["name"], f"Adjustment: {row['asked']}", "", place)
    for row in session.register.rows(
        "SELECT r.subject, r.warnings, r.other_steps, r.person_id, p.name FROM restriction r"
        " JOIN person p ON p.id = r.person_id WHERE r.removed_on IS NULL"
    ):
        place = ("residents", str(row["person_id"]), "")
        body = f"{row['warnings']}\n{row['other_steps']}"
        yield Document(PEOPLE, row["name"], f"Restriction: {row['subject']}", body, place)


def _requests(session: Session) -> Iterator[Document]:
    for row in session.register.rows(
        "SELECT s.id, s.reference, s.what, s.choice_words, s.received_on, p.name"
        " FROM service_request s JOIN person p ON p.id = s.person_id WHERE s.removed_on IS NULL"
    ):
        title = f"{row['reference']}: {row['what']}"
        detail = f"{row['name']}, {long_date(date.fromisoformat(row['received_on']))}"
        place = ("request", str(row["id"]), "")
        keys = other_writings(row["reference"])
        yield Document(REQUESTS, title, detail, row["choice_words"], place, keys)
    for table, title, step in (
        ("survey_answer", "Survey answer", "surveys"),
        ("compliment", "Thanks", "compliments"),
    ):
        for row in session.register.rows(
            f"SELECT t.*, coalesce(p.name, '') AS name FROM {table} t"
            " LEFT JOIN person p ON p.id = t.person_id WHERE t.removed_on IS NULL"
        ):
            on = long_date(date.fromisoformat(row["on_date"]))
            detail = ", ".join(filter(None, (row["name"], on)))
            body = "\n".join(filter(None, (row.get("about", ""), row["words"])))
            place = ("requests", "", step)
            yield Document(REQUESTS, title, detail, body, place)


def _officers(session: Session) -> Iterator[Document]:
    for section, sql in (
        (
            "offices",
            (
                "SELECT p.name AS title, r.role AS body FROM role_holder r JOIN person p"
                " ON p.id = r.person_id WHERE r.removed_on IS NULL"
            ),
        ),
        ("policies", "SELECT name AS title, body FROM policy WHERE removed_on IS NULL"),
        (
            "training",
            (
                "SELECT p.name AS title, t.about AS body FROM training t JOIN person p"
                " ON p.id = t.person_id WHERE t.removed_on IS NULL"
            ),
        ),
        (
            "third-parties",
            (
                "SELECT name AS title, kind || char(10) || terms AS body FROM third_party"
                " WHERE removed_on IS NULL"
            ),
        ),
        (
            "publicity",
            "SELECT what AS title, place AS body FROM publicity WHERE removed_on IS NULL",
        ),
        (
            "meetings",
            (
                "SELECT body || ' meeting' AS title, on_date || char(10) || minute_reference"
                " || char(10) || note AS body FROM meeting WHERE removed_on IS NULL"
            ),
        ),
    ):
        detail = section.replace("-", " ").capitalize()
        for row in session.register.rows(sql):
            place = ("officers", "", section)
            yield Document(OFFICERS, row["title"], detail, row["body"], place)


def _code(session: Session) -> Iterator[Document]:
    edition = edition_in_force(load_editions(), session.today)
    for provision in edition.provisions:
        yield Document(
            PROVISIONS,
            f"Provision {provision.number}",
            f"{edition.title}",
            provision.full_text,
            ("self-assessment", provision.number, ""),
        )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
