"""Papers made in the background: told step by step, stopped between pages, written whole or not."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import making
from chc_desktop.model.services.making import Stopped, make, places, view_of, write
from chc_desktop.model.services.posters import LEAFLET, poster_pdf
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import RegisterProblem, Reopener
from chc_desktop.model.watch import Watch, step, watching
from tests.model.conftest import TODAY

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session

LEAFLET_OF = partial(poster_pdf, kind=LEAFLET)


class Noting(Watch):
    """A watch that keeps everything it was told, and may stop the work at one of it."""

    def __init__(self, stop_at: str = "never") -> None:
        self.told: list[str] = []
        self._stop_at = stop_at
        super().__init__()

    @property
    def said(self) -> str:
        """The last that was told."""
        return self.told[-1]

    @said.setter
    def said(self, words: str) -> None:
        self.told.append(words)
        if words == self._stop_at:
            self.stop()


def test_a_paper_is_made_from_the_file_and_says_how_far_it_is(register_path: Path) -> None:
    watch = Noting()
    with watching(watch):
        (content,) = make(Reopener(register_path, TODAY, "test"), LEAFLET_OF).documents
    assert content.startswith(b"%PDF")
    with view_of((content,)) as view:
        count = len(view.sizes)
        assert "complain" in view.words(0).casefold()
    assert watch.told[1] == "reading the register"
    assert "laying out page 1" in watch.told
    assert watch.told[-1] == f"page {count} of {count}"


def test_a_paper_that_is_stopped_stops_at_the_next_page(register_path: Path) -> None:
    watch = Noting("laying out page 1")
    with watching(watch), pytest.raises(Stopped):
        make(Reopener(register_path, TODAY, "test"), LEAFLET_OF)
    assert watch.told[-1] == "laying out page 1"


def test_work_that_nobody_watches_is_never_stopped() -> None:
    watch = Watch()
    watch.stop()
    with suppress(Stopped), watching(watch):
        step("this is refused")
    assert watch.said == ""
    step("this is not")


def test_a_refusal_is_the_sentence_of_the_problem(register_path: Path) -> None:
    def refuse(_session: Session) -> Refusal:
        return Refusal((Problem("", "", "That letter is not in this register."),))

    with pytest.raises(RegisterProblem, match="That letter is not in this"):
        make(Reopener(register_path, TODAY, "test"), refuse)


def test_one_file_may_replace_the_one_that_was_chosen(tmp_path: Path) -> None:
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"old")
    assert write(target, (b"new",)) == (target,)
    assert target.read_bytes() == b"new"


def test_several_are_numbered_and_replace_nothing(tmp_path: Path) -> None:
    target = tmp_path / "letter.pdf"
    first, second = write(target, (b"1", b"2"))
    assert (first.name, second.name) == ("letter, 1 of 2.pdf", "letter, 2 of 2.pdf")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    first.unlink()
    with pytest.raises(RegisterProblem, match=r"“letter, 2 of 2\.pdf” is there already"):
        write(target, (b"3", b"4"))
    assert [path.name for path in tmp_path.iterdir()] == [second.name]


def test_where_one_of_several_cannot_be_written_none_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if content == b"2":
            raise OSError(28, "No space left on device")
        return whole(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(RegisterProblem, match="Choose another folder, or make room"):
        write(tmp_path / "letter.pdf", (b"1", b"2"))
    assert not list(tmp_path.iterdir())


def test_work_that_was_stopped_before_it_was_written_writes_nothing(tmp_path: Path) -> None:
    watch = Watch()
    watch.stop()
    with watching(watch), pytest.raises(Stopped):
        write(tmp_path / "letter.pdf", (b"1",))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "letter.pdf"
    assert places(gone, 1) == (gone,)
    with pytest.raises(RegisterProblem, match="Make it first, or choose another"):
        making.write(gone, (b"1",))
