from __future__ import annotations

import pytest

from chc_desktop.model.rules.masking import SEVERAL, KnownPerson, Mask, letters

KEPT = (KnownPerson("Gurdip Mahal", "14 Example Street"), KnownPerson("Priya Sandhu"))
THIRD = (
    KnownPerson("Edith Marlowe", "9 Example Street", "edith@example.org", "01632 960 009"),
    KnownPerson("Will Young", "14 Example Street"),
    KnownPerson("Siobhán O’Dwyer"),
    KnownPerson("Gurdip Marlowe"),
    KnownPerson("Al Ng"),
    KnownPerson("Cher"),
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Edith Marlowe rang.", "Person A rang."),
        ("EDITH   marlowe and edith\nMarlowe’s dog", "Person A and Person A’s dog"),
        ("Edith says so, and EDITH again.", "Person A says so, and Person A again."),
        ("Ask mr young or Ms. Young.", "Ask Person A or Person A."),
        ("Will it rain on a Young tree? Will Young", "Will it rain on a Young tree? Person A"),
        ("Mrs O'Dwyer, Siobhán O’Dwyer and O'Dwyer", "Person A, Person A and Person A"),
        ("Marlowe was there.", f"{SEVERAL} was there."),
        ("Gurdip Mahal and Gurdip, PRIYA SANDHU", "Gurdip Mahal and Gurdip, PRIYA SANDHU"),
        ("At 9 example street, not 14 Example Street", "At Person A’s home, not 14 Example Street"),
        ("19 Example Street", "19 Example Street"),
        (
            "edith@example.org or 01632 960 009",
            "Person A’s email or Person A’s telephone",
        ),
        ("Al Ng, not Al or Ng; Cher", "Person A, not Al or Ng; Person B"),
        ("Marlowes, Edithe and edith", "Marlowes, Edithe and edith"),
        ("", ""),
    ],
)
def test_third_parties_are_taken_out_and_those_who_complain_stay(text: str, masked: str) -> None:
    assert Mask(THIRD, KEPT)(text) == masked


def test_letters_go_by_who_appears_first_and_stay_with_the_person() -> None:
    mask = Mask(THIRD, KEPT)
    assert mask("Will Young saw Edith Marlowe.") == "Person A saw Person B."
    assert mask("Edith Marlowe saw Will Young.") == "Person B saw Person A."


def test_a_register_without_other_people_leaves_texts_as_they_are() -> None:
    assert Mask((), ())("Anybody, anywhere.") == "Anybody, anywhere."
    assert Mask((KnownPerson(" "),), KEPT)("Edith Marlowe") == "Edith Marlowe"


def test_somebody_entered_twice_and_kept_once_is_not_masked() -> None:
    assert Mask((KnownPerson("gurdip mahal"),), KEPT)("Gurdip Mahal") == "Gurdip Mahal"


def test_after_z_comes_aa() -> None:
    assert [letters(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


@pytest.mark.parametrize(
    "written",
    [
        "Zoë Brânza-Núñez",
        "Zoe Branza-Nunez",
        "ZOE BRANZA-NUNEZ",
        "zoe branza-nuñez",
        "Zoe\u0308 Branza-Nunez",
        "Z. Branza-Nunez",
        "Z Brânza-Núñez",
        "Z.Branza-Nunez",
        "Brânza-Núñez, Zoë",
        "Branza-Nunez Z.",
        "Ms Branza-Nunez",
    ],
)
def test_other_spellings_of_a_name_are_masked_too(written: str) -> None:
    mask = Mask([KnownPerson("Zoë Brânza-Núñez")], [KnownPerson("Edith Marlowe")])
    said = mask(f"Then {written} rang, and Edith Marlowe.")
    assert said.replace("A. rang", "A rang") == "Then Person A rang, and Edith Marlowe."


def test_initials_of_several_names_and_strokes_are_known() -> None:
    mask = Mask([KnownPerson("Bjørn Arne Løkke")], [])
    for written in ("B. A. Lokke", "B.A. Løkke", "BA Lokke", "B Lokke", "Bjorn Arne Lokke"):
        assert mask(f"So {written} said.") == "So Person A said.", written
    assert mask("Every lock was broken.") == "Every lock was broken."


def test_initials_that_somebody_shares_who_stays_are_left() -> None:
    mask = Mask([KnownPerson("Eric Marlowe")], [KnownPerson("Edith Marlowe")])
    assert mask("E. Marlowe rang.") == "E. Marlowe rang."
    assert mask("Eric Marlowe rang.") == "Person A rang."
