"""Why somebody needs an adjustment leaves the program only where that was chosen (Article 9)."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pytest

from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.rules.record import BundleOptions
from chc_desktop.model.services import (
    complaint_page,
    letters,
    officer_lists,
    queries,
    requests,
    resident_pages,
)
from chc_desktop.model.services.bundle import export_bundle
from chc_desktop.model.services.papers import ANNUAL_REPORT, SELF_ASSESSMENT, export_paper
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.sample import AS_OF, create_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chc_desktop.model.services.session import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.chc"
    made = create_sample(path)
    yield made
    made.close()


def told(session: Session) -> list[str]:
    """All words about health on record: needs, and what regard was had to a disability."""
    rows = session.register.tuples(
        "SELECT need FROM adjustment UNION SELECT disability_regard FROM restriction"
    )
    words = [text for (text,) in rows if text]
    assert len(words) >= 4
    return words


def said(pdf: bytes) -> str:
    """All text of a PDF on one line."""
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def case_texts(session: Session) -> Iterator[str]:
    """What each complaint's page, bundle and drafted letters say."""
    for complaint_id in session.cases():
        bundle = export_bundle(session, complaint_id)
        assert isinstance(bundle, bytes)
        yield said(bundle)
        page = complaint_page.complaint(session, complaint_id)
        assert page is not None
        yield repr(asdict(page))
        for kind in LetterKind:
            draft = letters.draft_letter(session, complaint_id, kind)
            yield "" if isinstance(draft, Refusal) else draft.text


def test_no_paper_or_list_that_leaves_the_program_says_why(session: Session) -> None:
    lists = (
        resident_pages.people_list(session, officers=True),
        queries.complaints(session),
        requests.requests(session),
        officer_lists.offices(session),
    )
    texts = [said(export_paper(session, kind, AS_OF)) for kind in (SELF_ASSESSMENT, ANNUAL_REPORT)]
    texts += [repr([asdict(row) for row in rows]) for rows in lists]
    texts += case_texts(session)
    for words in told(session):
        # A few words in a row are enough to know them again, however a line breaks.
        known = " ".join(words.split()[:5])
        assert not [text for text in texts if known in text]


def test_the_words_are_found_where_they_were_chosen(session: Session) -> None:
    marlowe = next(i for i, case in session.cases().items() if case.record.reference == "C-029")
    bundle = export_bundle(session, marlowe, BundleOptions(health=True))
    assert isinstance(bundle, bytes)
    assert "I have macular degeneration" in said(bundle)
