"""A character that no typeface can print is reported, with its place and the way out."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.cli import main
from chc_desktop.model.reports import faces, found_faces
from chc_desktop.model.rules.record import BundleOptions
from chc_desktop.model.services import posters
from chc_desktop.model.services.bundle import export_bundle
from chc_desktop.model.services.making import make
from chc_desktop.model.services.printable import noticed, unprintable, unprintable_names
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import Reopener, open_register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chc_desktop.model.services.session import Session

UNKNOWN = "\U0010fff0"  # of private use: no typeface is taken for it


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.chc"
    create_sample(path).close()
    return path


@pytest.fixture
def sample(made: Path, tmp_path: Path) -> Iterator[Session]:
    session = open_register(Path(shutil.copy(made, tmp_path)))
    yield session
    session.close()


def _change(session: Session, table: str, column: str, row: int = 1) -> None:
    (old,) = session.register.rows(f"SELECT * FROM {table} WHERE id = ?", row)
    with session.register.action("test", "2026-03-31T12:00:00", "A character") as action:
        action.update(table, row, {column: f"{old[column]}{UNKNOWN}"})


def test_a_name_with_an_unknown_character_is_found_by_its_resident(sample: Session) -> None:
    _change(sample, "person", "name", 12)
    (said,) = unprintable(sample, [f"Ann {UNKNOWN}", "Ŵyn محمد →"])
    assert said == (
        "The name of resident R12 (complaint C-007) has a character, U+10FFF0, that no typeface on this computer "
        "can print: it will show as [U+10FFF0]. Write it another way, or install a typeface that "
        "has it; nothing else stops the paper."
    )


def test_every_place_of_a_character_is_named_up_to_three(sample: Session) -> None:
    for row in range(1, 6):
        _change(sample, "complaint", "description", row)
    (said,) = unprintable(sample, [UNKNOWN])
    assert said.startswith("The description of complaint ")
    assert " and 2 more have a character, U+10FFF0," in said
    assert len(said) < 400


@pytest.mark.parametrize(
    ("table", "column", "place"),
    [
        ("landlord", "name", "The landlord's name"),
        ("policy", "name", "A text of the register"),
        ("letter", "body", "A letter of complaint"),
    ],
)
def test_the_place_is_said_in_words(sample: Session, table: str, column: str, place: str) -> None:
    _change(sample, table, column)
    (said,) = unprintable(sample, [UNKNOWN])
    assert said.startswith(place)


def test_a_character_with_a_name_is_named_and_texts_that_print_are_passed_over(
    sample: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_faces, "font_folders", tuple)
    found_faces.forget()
    faces._face_for.cache_clear()
    assert unprintable(sample, ["Łucja, Siân, Nguyễn, محمد"]) == ()
    (said,) = unprintable(sample, ["王"])
    faces._face_for.cache_clear()
    found_faces.forget()
    assert said.startswith("The paper has a character, U+738B CJK UNIFIED IDEOGRAPH-738B, that no")


def test_what_a_paper_could_not_show_is_noticed_every_time(sample: Session) -> None:
    _change(sample, "landlord", "name")
    for _ in range(2):
        with noticed() as found:
            posters.poster_pdf(sample, posters.POSTER)
        assert found.characters == {UNKNOWN}
    with noticed() as found:
        pass
    assert found.sentences(sample) == ()


def test_what_another_thread_printed_before_is_noticed_too(sample: Session, tmp_path: Path) -> None:
    _change(sample, "landlord", "name")
    register = Reopener(tmp_path / "sample.chc", sample.today, "test")
    for _ in range(2):
        with ThreadPoolExecutor(1) as thread:
            paper = partial(posters.poster_pdf, kind=posters.POSTER)
            assert thread.submit(make, register, paper).result().unshown


def test_the_command_line_says_it_beside_the_written_file(
    sample: Session,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _change(sample, "landlord", "name")
    sample.close()
    out = tmp_path / "poster.pdf"
    argv = ["chc-desktop", "export", "poster", str(tmp_path / "sample.chc"), "--out", str(out)]
    monkeypatch.setattr("sys.argv", argv)
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert not ended.value.code
    assert out.read_bytes().startswith(b"%PDF")
    assert said.out == "poster.pdf is written.\n"
    assert said.err.startswith("The landlord's name has a character, U+10FFF0,")


def test_names_are_looked_through_before_anything_is_printed(sample: Session) -> None:
    assert unprintable_names(sample) == ()
    _change(sample, "home", "label")
    (said,) = unprintable_names(sample)
    assert said.startswith("The name of a home has a character, U+10FFF0,")


def test_a_paper_tells_what_it_shows_as_numbers_and_is_made_all_the_same(
    sample: Session, tmp_path: Path
) -> None:
    _change(sample, "complaint", "description", 1)
    register = Reopener(tmp_path / "sample.chc", sample.today, "test")
    made = make(register, lambda session: export_bundle(session, 1, BundleOptions(mask=True)))
    assert made.documents[0].startswith(b"%PDF")
    (said,) = made.unshown
    assert said.startswith("The description of complaint ")
    assert make(register, lambda session: posters.poster_pdf(session, posters.POSTER)).unshown == ()
