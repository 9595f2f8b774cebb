"""Pictures: every page and every form, in the look that was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import open_register
from chc_desktop.ui import everywhere
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.page_list import PAGES
from chc_desktop.ui.pages.records.entry import FORMS as ENTRIES
from chc_desktop.ui.pages.settings.form import FORMS as SETTINGS
from chc_desktop.ui.pictures import main

TODAY = date(2026, 3, 31)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.chc"
    create_sample(path).close()
    return path


@pytest.fixture
def hub(sample: Path) -> Iterator[Hub]:
    made = Hub()
    made.use(open_register(sample, read_only=True))
    yield made
    made.session.close()


def test_no_page_and_no_form_is_forgotten(hub: Hub) -> None:
    pages = dict(everywhere.pages(hub))
    forms = dict(everywhere.forms(hub))
    assert len(forms) > 60
    shown = {place.page for place in (*pages.values(), *forms.values())}
    # The sample co-op has sent no letter from here; the welcome page needs no register.
    assert set(PAGES) - shown <= {"welcome", "sent-letter", "correct-letter"}
    steps = {place.step.partition(":")[0] for place in forms.values()}
    assert set(ENTRIES) <= steps
    # The sample co-op has no bank holiday of its own to take back.
    assert set(SETTINGS) - steps <= {"holiday-back"}
    assert {verb.value for verb in Verb} <= steps


def test_pictures_are_made_in_the_size_and_colours_asked_for(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    asked = ["--only", "log", "--errors", "--colours", "dark", "--text-size", "200"]
    found = main(
        [str(register), str(folder), "--today", TODAY.isoformat(), *asked, "--window", "900x600"]
    )
    assert found == 0
    assert "2 pictures" in capsys.readouterr().out
    assert {path.name for path in folder.iterdir()} == {
        "log-dark-200-900x600.png",
        "log-pressed-dark-200-900x600.png",
    }
    picture = QImage(str(folder / "log-dark-200-900x600.png"))
    assert (picture.width(), picture.height()) == (900, 600)
    assert picture.pixelColor(880, 300).lightness() < 40
