"""Every file of ours that the code names is there, and each is what it should be."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.paths import MissingResourceError, resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
# Calls whose argument at this place is an icon's name.
ICON_CALLS = {"IconLabel": 0, "icon": 0, "pixmap": 0, "set_icon": 1}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Return every call in the program with the bare name of what is called."""
    for path in sorted((ROOT / "chc_desktop").rglob("*.py")):
        if "resources" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                name = function.attr if isinstance(function, ast.Attribute) else ""
                yield (function.id if isinstance(function, ast.Name) else name), node


def words(nodes: list[ast.expr]) -> list[str]:
    """Return the plain strings among some arguments, as far as they are plain."""
    found = []
    for node in nodes:
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            break
        found.append(node.value)
    return found


def named_icons() -> set[str]:
    found: set[str] = set()
    for name, call in calls():
        places = [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
        if name in ICON_CALLS:
            places += call.args[ICON_CALLS[name] : ICON_CALLS[name] + 1]
        found.update(word for place in places for word in words([place]) if word)
    return found


def test_every_file_the_code_names_is_there() -> None:
    named = [words(call.args) for name, call in calls() if name in {"resource_path", "read_json"}]
    assert ["code"] in named
    missing = [parts for parts in named if not RESOURCES.joinpath(*parts).exists()]
    assert not missing


def test_every_icon_the_window_names_is_there_in_both_weights() -> None:
    missing = [
        name
        for name in named_icons()
        for file in (f"{name}.svg", f"{name}-bold.svg")
        if not (RESOURCES / "icons" / file).exists()
    ]
    assert not missing, "add the name in installer/bake_icons.py and run it"


def test_every_icon_is_one_drawing_that_takes_the_windows_colour() -> None:
    icons = sorted((RESOURCES / "icons").glob("*.svg"))
    assert len(icons) > 100
    for icon in icons:
        text = icon.read_text(encoding="utf-8")
        assert ElementTree.fromstring(text).get("fill") == "currentColor", icon.name
        assert "#" not in text.replace("http://www.w3.org/2000/svg", ""), icon.name


@pytest.mark.parametrize(
    ("face", "letters"),
    [
        ("AtkinsonHyperlegible-Regular", "Añéß£€“”’–—0123"),
        ("AtkinsonHyperlegible-Bold", "Añéß£€“”’–—0123"),
        ("NotoSans-Regular", "ŴŵŶŷẁŁłŞğΑωЖяІїﬁ‑₂\ufffd"),
        ("NotoSans-Bold", "ŴŵŶŷẁŁłŞğΑωЖяІїﬁ‑₂\ufffd"),
        ("NotoSansArabic-Regular", "ابتمحمدپچژگٹڈےی\u200c"),
        ("NotoSansArabic-Bold", "ابتمحمدپچژگٹڈےی\u200c"),
        ("NotoSansHebrew-Regular", "אבגדהשםץ"),
        ("NotoSansHebrew-Bold", "אבגדהשםץ"),
        ("DejaVuSans-Symbols", "→✓✗☐☑≤≥■●Աა\ufffd"),
    ],
)
def test_a_typeface_has_the_letters_it_is_here_for(face: str, letters: str) -> None:
    font = TTFontFile(str(resource_path("fonts", f"{face}.ttf")))
    assert [letter for letter in letters if ord(letter) not in font.charToGlyph] == []


def test_every_typeface_and_icon_set_names_its_source_and_licence() -> None:
    fonts = RESOURCES / "fonts"
    sources = (fonts / "SOURCES.md").read_text(encoding="utf-8")
    families = {path.stem.split("-")[0] for path in fonts.glob("*.ttf")}
    noto = {"NotoSans", "NotoSansArabic", "NotoSansHebrew"}
    assert families == {"AtkinsonHyperlegible", "DejaVuSans", *noto}
    for family in families:
        assert family in sources
        assert (fonts / f"LICENSE-{family}.txt").stat().st_size > 1000
    assert "MIT" in (RESOURCES / "icons" / "LICENSE-Phosphor.txt").read_text(encoding="utf-8")


def test_every_json_file_of_ours_can_be_read() -> None:
    files = sorted(RESOURCES.rglob("*.json"))
    assert files
    for file in files:
        json.loads(file.read_text(encoding="utf-8"))
    assert read_json("code", "chc-2024.json")


def test_a_missing_file_of_ours_says_which_and_what_to_do() -> None:
    with pytest.raises(MissingResourceError) as caught:
        resource_path("fonts", "Comic.ttf")
    assert str(caught.value) == (
        "The program's own file fonts/Comic.ttf is missing. Install CHC Desktop again."
    )
