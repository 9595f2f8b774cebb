"""The recovery code: typed from paper, and a slip is found where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.model.rules.recovery_code import ALPHABET, GROUPS, OF, read_code, recovery_code

KEY = bytes(range(100, 132))
keys = st.binary(min_size=32, max_size=32)


def typed(key: bytes = KEY) -> str:
    return " ".join(recovery_code(key))


def spoilt(group: int, text: str) -> str:
    groups = list(recovery_code(KEY))
    groups[group - 1] = text
    return " ".join(groups)


@given(keys)
def test_every_key_comes_back_from_its_code(key: bytes) -> None:
    groups = recovery_code(key)
    assert [len(group) for group in groups] == [OF] * GROUPS
    assert set("".join(groups)) <= set(ALPHABET)
    assert read_code("-".join(groups)).key == key


def test_no_two_characters_of_a_code_are_easily_confused() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("01IO") & set(ALPHABET)


def test_capitals_spaces_dashes_and_lines_make_no_difference() -> None:
    for text in (typed().lower(), typed().replace(" ", ""), typed().replace(" ", " -\n")):
        assert read_code(text).key == KEY


@given(st.integers(0, GROUPS - 1), st.integers(0, OF - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_in_its_group(group: int, place: int, other: str) -> None:
    groups = list(recovery_code(KEY))
    right = groups[group]
    groups[group] = right[:place] + other + right[place + 1 :]
    found = read_code(" ".join(groups))
    if other == right[place]:
        assert found.key == KEY
    else:
        assert found.problems == (
            f"Group {group + 1}, {groups[group]}, is not right. Compare it with the sheet.",
        )


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, OF - 2))
def test_two_characters_that_changed_places_are_found(key: bytes, group: int, place: int) -> None:
    groups = list(recovery_code(key))
    g = groups[group]
    groups[group] = g[:place] + g[place + 1] + g[place] + g[place + 2 :]
    found = read_code("".join(groups))
    assert (found.key == key) is (groups[group] == g)
    assert groups[group] == g or found.problems[0].startswith(f"Group {group + 1},")


@given(keys, st.integers(0, GROUPS - 2))
def test_two_groups_that_changed_places_are_both_found(key: bytes, group: int) -> None:
    groups = list(recovery_code(key))
    groups[group], groups[group + 1] = groups[group + 1], groups[group]
    assert len(read_code("".join(groups)).problems) == 2 or groups[group] == groups[group + 1]


def test_a_character_that_is_in_no_code_is_named_with_its_group() -> None:
    code = spoilt(3, "AB0DE")
    assert read_code(code).problems == (
        "Group 3 holds “0”, which is in no code. A code never holds 0, 1, I or O.",
    )
    assert read_code(spoilt(3, "ABÄDE")).problems == ("Group 3 holds “Ä”, which is in no code.",)


def test_a_code_that_is_too_short_or_too_long_says_where() -> None:
    assert read_code("").problems == ("Type the code: 14 groups of 5 characters.",)
    assert read_code(spoilt(4, "ABCD")).problems == ("Group 4 has 4 of 5 characters. Compare it.",)
    long = typed().replace(" ", "") + "AB"
    said = "The code has 70 characters in 14 groups; 72 were typed."
    assert read_code(long).problems == (said,)
    assert read_code(f"{typed()} ABCDE").problems == (said.replace("72", "75"),)
    groups = " ".join(recovery_code(KEY)[:-1])
    assert read_code(groups).problems == (said.replace("72", "65"),)


def test_slips_that_every_group_lets_through_are_noticed_by_the_whole() -> None:
    one, other = recovery_code(KEY), recovery_code(bytes(32))
    mixed = (*one[:7], *other[7:])
    assert read_code(" ".join(mixed)).problems == (
        "Two or more characters are not right. Compare every group with the sheet.",
    )
