"""Words of a year that are to be published, and those among them that name somebody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chc_desktop.model.rules.publication import named_in
from chc_desktop.model.services.assessments import answers
from chc_desktop.model.services.report_words import private_words, report_words
from chc_desktop.model.services.session import Session


def names_to_check(session: Session, year_end: date) -> tuple[tuple[str, str], ...]:
    """Where a text for publication names a person, home or reference, and which; in print order."""
    private = private_words(session)
    found = []
    for where, text in _published(session, year_end):
        named = named_in(text, private)
        if named is not None:
            found.append((where, named))
    return tuple(dict.fromkeys(found))


def _published(session: Session, year_end: date) -> Iterator[tuple[str, str]]:
    """Every text that the public edition prints in people's own words, and where it stands."""
    written = report_words(session, year_end)
    for text in written.texts:
        yield f"The text “{text.part.value}”", text.body
    responses = session.register.tuples(
        "SELECT body FROM report_text WHERE year_end = ? AND part LIKE 'response%'",
        year_end.isoformat(),
    )
    for (body,) in responses:
        yield "The governing body’s response", body
    year = session.year(year_end)
    learned = session.register.tuples(
        "SELECT you_said, we_did, what_changed, told_whom FROM learning WHERE removed_on IS NULL"
        " AND on_date BETWEEN ? AND ? ORDER BY on_date, id",
        year.start.isoformat(),
        year.end.isoformat(),
    )
    for row in learned:
        for words in row:
            yield "Learning", words
    for story in written.stories:
        yield "A story", f"{story.title} {story.body}"
    for item in (*written.plan, *written.last_plan):
        yield "The plan", f"{item.what} {item.who} {item.result}"
    for answer in answers(session, year_end):
        yield f"Self-assessment, {answer.provision}", f"{answer.evidence} {answer.commentary}"
