"""A bundle with every part filled, for the tests of the layer."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from PIL import Image

from chc_desktop.model.reports.bundle_paper import (
    BundleEntry,
    BundleFile,
    BundleLetter,
    BundlePaper,
    BundlePicture,
)


def picture(width: int = 900, height: int = 600, words: str = "") -> BundlePicture:
    out = BytesIO()
    Image.new("RGB", (width, height), "grey").save(out, "JPEG")
    return BundlePicture(out.getvalue(), width, height, words)


def make_bundle() -> BundlePaper:
    entries = tuple(
        BundleEntry(
            date(2026, 1, 1 + n),
            f"Entry {n}",
            "A text <b>with</b> markup & more. " * n,
            quote="Their own words.\n\nIn two paragraphs." if n % 3 else "",
            notes=("Entered 3 February 2026.",),
        )
        for n in range(28)
    )
    return BundlePaper(
        landlord="Example Street Housing Co-operative",
        reference="C-027",
        subject="Dog fouling in the courtyard",
        about=("What this is.", "What was left out."),
        facts=(("Our reference", "C-027"), ("In their words", "It is everywhere.")),
        people=(("Resident", "Gurdip Mahal, 14 Example Street"),),
        entries=entries,
        letters=(
            BundleLetter("Letter 1: response", ("Sent by letter.",), "# Subject\n\nWords.\nMore."),
            BundleLetter("Letter 2: update", (), ""),
        ),
        promises=(("Clean the courtyard", "By Friday."),),
        adjustments=("Large print letters. Agreed.",),
        ombudsman=(("Case 1", "Opened."),),
        learning=(("1 March 2026", "More bins."),),
        files=(
            BundleFile(1, "photo.jpg", "2 KB", "a1" * 32, ("Added today",), (picture(),)),
            BundleFile(
                2, "x" * 150 + ".pdf", "9 KB", "b2" * 32, (), (picture(800, 1600, "Said"),) * 2
            ),
            BundleFile(3, "notes.xyz", "1 KB", "c3" * 32, (), (), "Not shown: unknown."),
        ),
    )
