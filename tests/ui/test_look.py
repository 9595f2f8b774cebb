"""The token table itself: contrast, and what the theme makes of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from chc_desktop.ui.widgets import tokens
from chc_desktop.ui.widgets.theme import FAMILY, Scheme, theme
from chc_desktop.ui.widgets.tokens import Role


@pytest.mark.parametrize("palette", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
def test_every_colour_has_the_contrast_its_use_needs(palette: tokens.Palette) -> None:
    weak = [
        f"{front} on {ground}: {ratio:.2f}"
        for front, grounds, least in tokens.CONTRASTS
        for ground in grounds
        if (ratio := tokens.contrast(getattr(palette, front), getattr(palette, ground))) < least
    ]
    assert not weak


def test_contrast_of_black_on_white_is_21() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_house_font_comes_with_the_program(qapp: QApplication) -> None:
    assert theme().font().family() == FAMILY
    assert QApplication.font().family() == FAMILY


def test_body_text_doubles_and_headings_grow_by_half(qapp: QApplication) -> None:
    assert theme().font(Role.BODY).pointSizeF() == 12
    theme().set_text_size(200)
    assert theme().font(Role.BODY).pointSizeF() == 24
    assert theme().font(Role.H1).pointSizeF() == 34.5


def test_dark_colours_reach_the_whole_application(qapp: QApplication) -> None:
    theme().set_scheme(Scheme.DARK)
    assert QApplication.palette().window().color().name().upper() == tokens.DARK.page
    assert tokens.DARK.accent in qapp.styleSheet()
