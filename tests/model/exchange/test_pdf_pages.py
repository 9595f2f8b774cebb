"""Strangers' PDFs and pictures: shown as plain pictures, or left out with the reason."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.model.exchange.pdf_pages import MOST_PAGES, NotShown, pages_of, text_of, why_not

PDF, PNG = "application/pdf", "image/png"


def plain_pdf(pages: int = 1) -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    for number in range(1, pages + 1):
        canvas.drawString(100, 700, f"Sheet {number} about the roof")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(**root: object) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(plain_pdf())) as pdf:
        for key, value in root.items():
            pdf.Root[f"/{key}"] = value
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def with_file_inside() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(plain_pdf())) as pdf:
        pdf.attachments["a.exe"] = b"MZ"
        pdf.save(out)
    return out.getvalue()


def locked(user: str = "", owner: str = "secret") -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(plain_pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner=owner))
    return out.getvalue()


def action(kind: str, key: str = "/X", value: str = "") -> pikepdf.Dictionary:
    return pikepdf.Dictionary({"/S": pikepdf.Name(kind), key: value})


def test_each_page_comes_out_as_a_picture_with_its_words_and_always_the_same() -> None:
    content = plain_pdf(2)
    first, second = pages_of(content, PDF)
    assert first.words == "Sheet 1 about the roof"
    assert second.words == "Sheet 2 about the roof"
    with Image.open(BytesIO(first.jpeg)) as picture:
        assert picture.size == (first.width, first.height)
        assert picture.height > picture.width > 900
    assert pages_of(content, PDF) == (first, second)


def test_the_words_of_a_pdf_stop_at_the_most_that_is_asked_for() -> None:
    assert len(text_of(plain_pdf(30), 20, 50)) == 50
    assert "Sheet 3" not in text_of(plain_pdf(3), 2, 1000)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (changed(OpenAction=action("/JavaScript", "/JS", "app.alert(1)")), "scripts"),
        (changed(AA=pikepdf.Dictionary(WC=action("/JavaScript", "/JS", "x"))), "scripts"),
        (changed(OpenAction=action("/Launch", "/F", "calc.exe")), "starts a program"),
        (changed(AcroForm=pikepdf.Dictionary(XFA=pikepdf.Array([]))), "active form"),
        (changed(Threads=pikepdf.Array([action("/SubmitForm")])), "sends data"),
        (with_file_inside(), "files inside it"),
        (locked("secret"), "password"),
        (locked(), "password"),
        (plain_pdf()[:400], "damaged"),
        (b"%PDF-1.7 nothing more", "damaged"),
        (b"no pdf at all", "damaged"),
        (plain_pdf(MOST_PAGES + 1), "at most 200 are shown"),
    ],
)
def test_what_can_act_is_locked_or_broken_is_left_out_with_its_reason(
    content: bytes, reason: str
) -> None:
    assert reason in why_not(content)
    with pytest.raises(NotShown, match=reason):
        pages_of(content, PDF)


def test_dictionaries_nested_without_end_are_damage() -> None:
    deep = b"[" * 3000 + b"]" * 3000
    broken = plain_pdf().replace(b"/Type /Catalog", b"/Type /Catalog /Deep " + deep)
    assert why_not(broken)


def picture(mode: str, size: tuple[int, int] = (300, 200)) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "L", "P", "1", "I;16"])
def test_pictures_of_every_kind_are_shown(mode: str) -> None:
    (shown,) = pages_of(picture(mode), PNG)
    assert (shown.width, shown.height) == (300, 200)


def test_a_large_picture_is_made_smaller_and_what_the_camera_noted_is_gone() -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "taken at home"
    Image.new("RGB", (4000, 2000)).save(out, "JPEG", exif=exif)
    (shown,) = pages_of(out.getvalue(), "image/jpeg")
    assert (shown.width, shown.height) == (800, 1600)
    assert b"taken at home" not in shown.jpeg


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (picture("RGB")[:60], "damaged"),
        (b"\x89PNG", "damaged"),
        (b"", "damaged"),
        (picture("1", (9000, 9000)), "60 million"),
    ],
)
def test_pictures_that_are_broken_or_a_trap_are_left_out(content: bytes, reason: str) -> None:
    with pytest.raises(NotShown, match=reason):
        pages_of(content, PNG)
