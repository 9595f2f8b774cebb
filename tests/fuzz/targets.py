"""Everything that reads what strangers wrote: how it may refuse, and sound input to begin from."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import openpyxl
from PIL import Image

from chc_desktop.model.exchange.attachment_text import words_in
from chc_desktop.model.exchange.complaint_files import read_complaints
from chc_desktop.model.exchange.editions import load_editions, read_edition
from chc_desktop.model.exchange.emails import read_email
from chc_desktop.model.exchange.forms import read_form
from chc_desktop.model.exchange.pdf_pages import NotShown, pages_of
from chc_desktop.model.exchange.policy_files import model_policy_text, read_policy
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.rules.attachments import clean_name
from chc_desktop.model.rules.importing import Known, judge_file
from chc_desktop.model.rules.letters import LetterKind
from chc_desktop.model.rules.pasted import read_pasted
from chc_desktop.model.rules.search import matches
from chc_desktop.model.rules.text import clean_text, first_words
from chc_desktop.model.rules.working_days import WorkingDays
from chc_desktop.model.rules.written_dates import dates_in, read_date
from chc_desktop.model.services import letters, policy_check, reading, search
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import Session

TODAY = date(2026, 3, 31)
TESTS = Path(__file__).resolve().parent.parent
RESOURCES = TESTS.parent / "resources"
EDITIONS = load_editions()


@dataclass(frozen=True, slots=True)
class Target:
    """A reader. ``read`` gets the bytes and a folder of its own; it raises nothing but its own."""

    name: str
    read: Callable[[bytes, Path], object]
    seeds: Callable[[], Sequence[bytes]]


class Reading:
    """A sample register, for readers that ask it; made once, never written to."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "sample.chc"
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        if self._session is None:
            self._session = create_sample(self._path)
        return self._session

    def close(self) -> None:
        if self._session is not None:
            self._session.close()


def _file(ending: str, read: Callable[[Path], object]) -> Callable[[bytes, Path], object]:
    def run(content: bytes, folder: Path) -> None:
        path = folder / f"given{ending}"
        path.write_bytes(content)
        try:
            read(path)
        except FileProblem as problem:
            said = str(problem)
            assert said.endswith((".", "?")), said
            assert "\n" not in said, said
            assert str(folder) not in said, said

    return run


def _form(path: Path) -> None:
    form = read_form(path, EDITIONS, TODAY)
    for row in form.answers:
        for words in (row.evidence, row.commentary):
            assert words == clean_text(words)


def _complaints(path: Path) -> None:
    file = read_complaints(path)
    judged = judge_file(file.rows, Known(), TODAY, WorkingDays())
    assert len(judged) == len(file.rows)


def _attachment(content: bytes, folder: Path) -> None:
    del folder
    for name in ("a.txt", "a.csv", "a.docx", "a.eml", "a.pdf"):
        words = words_in(name, content)
        assert words == clean_text(words)


def _pictures(content: bytes, folder: Path) -> None:
    del folder
    for kind in ("application/pdf", "image/png"):
        with suppress(NotShown):
            pages_of(content, kind)


def _text(read: Callable[[str], object]) -> Callable[[bytes, Path], object]:
    return lambda content, _folder: read(content.decode("utf-8", "surrogateescape"))


def _dates(text: str) -> None:
    read_date(text[:200])
    dates_in(text)


def _name(text: str) -> None:
    name = clean_name(text)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0\n\r\u202e')
    assert name not in {".", ".."}
    assert len(name.encode()) <= 255
    assert first_words(text).count("\n") == 0


def _letters(text: str, session: Session) -> None:
    for kind in LetterKind:
        letters.check_text(session, 2, kind, text)


def _reads(text: str, session: Session) -> None:
    reading.reading_help(session, text)
    read_pasted(text)
    matches(text, "damp in the back bedroom")
    search.find(session, text)


def _email_seeds() -> list[bytes]:
    lines = (
        b"From: Edith Marlowe <edith@example.org>\r\nTo: office@example.org\r\n"
        b"Date: Mon, 23 Mar 2026 10:00:00 +0000\r\nSubject: =?utf-8?b?RGFtcA==?=\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>The damp is back.</p>\r\n--x\r\n"
        b'Content-Type: image/png; name="a.png"\r\nContent-Transfer-Encoding: base64\r\n'
        b'Content-Disposition: attachment; filename="a.png"\r\n\r\niVBORw0KGgo=\r\n--x--\r\n'
    )
    return [lines, b"Subject: one line\n\nHello"]


def _table_seeds() -> list[bytes]:
    rows = [
        ["Complaints 2025/26", "", "", ""],
        ["Reference", "Received", "Resident", "Acknowledged", "stage1_responded", "Compensation"],
        ["C-1", "3/4/25", "Edith Marlowe", "4 April 2025", "2025-04-10", "25.50"],
        ["C-2", "45800", "Gurdip Mahal", "", "", "£10"],
        ["Total", "2", "", "", "", ""],
    ]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    sheet["B3"].value = date(2025, 4, 3)
    saved = io.BytesIO()
    book.save(saved)
    plain = out.getvalue()
    return [plain.encode("utf-8-sig"), plain.replace(",", ";").encode("utf-16"), saved.getvalue()]


def _form_seeds() -> list[bytes]:
    names = ("somerset-2025", "homes-plus-2022", "senacre-2024")
    forms = [p.read_bytes() for n in names for p in (TESTS / "samples").glob(f"*{n}.docx")]
    small = docx.Document()
    table = small.add_table(rows=3, cols=5)
    table.cell(0, 0).merge(table.cell(0, 4)).text = "Section 6"
    heads = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary")
    for column, head in enumerate(heads):
        table.cell(1, column).text = head
        table.cell(2, column).text = ("6.2", "Complaints must be acknowledged", "Yes", "Log", "")[
            column
        ]
    saved = io.BytesIO()
    small.save(saved)
    html = (
        "<html><body><table><tr><th>Code provision</th><th>Comply</th><th>Evidence</th></tr>"
        "<tr><td rowspan=2>6.2</td><td>Yes</td><td>Log &amp; letters</td></tr></table></body>"
    )
    return [*forms[:1], saved.getvalue(), html.encode(), *_table_seeds()[:1]]


def _picture_seeds() -> list[bytes]:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#084757").save(out, "PNG")
    page = io.BytesIO()
    Image.new("L", (60, 80), 200).save(page, "PDF")
    return [out.getvalue(), page.getvalue()]


def _policies() -> list[bytes]:
    whole = (TESTS / "samples" / "complaints-policy-homes-in-sedgemoor-2024.txt").read_bytes()
    return [model_policy_text("complaints")[:6000].encode(), whole[:6000]]


def targets(asked: Reading) -> tuple[Target, ...]:
    """Every reader; those of texts ask the sample's register where they need one."""

    def letter_seeds() -> list[bytes]:
        kinds = (LetterKind.ACKNOWLEDGEMENT, LetterKind.EXTENSION)
        drafts = [letters.draft_letter(asked.session, 2, kind) for kind in kinds]
        return [d.text.encode() for d in drafts if isinstance(d, letters.LetterDraft)] or [b"Dear"]

    def editions() -> list[bytes]:
        return [path.read_bytes() for path in sorted((RESOURCES / "code").glob("chc-*.json"))]

    words = [b"30 September 2026, the 3rd of April or 3/4/26", "Zażółć \u202eabc".encode()]
    return (
        Target("complaints", _file(".xlsx", _complaints), _table_seeds),
        Target("self-assessment", _file(".docx", _form), _form_seeds),
        Target("policy file", _file(".docx", read_policy), lambda: [*_form_seeds(), *_policies()]),
        Target("edition of the Code", _file(".json", read_edition), editions),
        Target("email", lambda content, _: read_email(content), _email_seeds),
        Target(
            "attachment",
            _attachment,
            lambda: [*_email_seeds(), *_picture_seeds(), *_form_seeds()[-3:]],
        ),
        Target("pictures and PDF", _pictures, _picture_seeds),
        Target("dates", _text(_dates), lambda: words),
        Target("file name", _text(_name), lambda: [b"../a/b.pdf", b"CON.txt", *words]),
        Target("letter", _text(lambda text: _letters(text, asked.session)), letter_seeds),
        Target(
            "policy text",
            _text(lambda text: policy_check.check_text(asked.session, text)),
            _policies,
        ),
        Target(
            "search and reading help",
            _text(lambda text: _reads(text, asked.session)),
            lambda: [*_policies(), *words],
        ),
    )
