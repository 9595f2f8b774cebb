"""Small numbers: an attacker who solves the equations finds no hidden cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.model.rules.disclosure import Key, Released, Sum, is_small, release

MOST = 60
Ranges = dict[Key, tuple[int, int]]


# ---- the attacker: narrows intervals, then guesses; shares nothing with the rule


def what_is_printed(paper: Released) -> Ranges:
    """What a reader takes from each cell before adding up."""
    seen: Ranges = {}
    for key in paper.values:
        words = paper.words(key)
        if words == "fewer than 5":
            seen[key] = (1, 4) if paper.values[key] else (0, 4)
        elif words == "not shown":
            at_least = 5 if paper.values[key] >= 5 and key not in paper.withheld else 0
            seen[key] = (at_least, MOST)
        else:
            number = 0 if words == "None" else int(words)
            seen[key] = (number, number)
    return seen


def narrowed(ranges: Ranges, sums: list[Sum]) -> Ranges | None:
    """Intervals made as small as the sums make them; None where nothing fits."""
    ranges = dict(ranges)
    moved = True
    while moved:
        moved = False
        for each in sums:
            low = sum(ranges[p][0] for p in each.parts)
            high = sum(ranges[p][1] for p in each.parts)
            t_low, t_high = ranges[each.total]
            wanted = {each.total: (0 if each.at_least else low, high)}
            for part in each.parts:
                others_low = low - ranges[part][0]
                others_high = high - ranges[part][1]
                top = MOST if each.at_least else t_high - others_low
                wanted[part] = (t_low - others_high, top)
            for key, (least, most) in wanted.items():
                now = ranges[key]
                new = (max(now[0], least), min(now[1], most))
                if new[0] > new[1]:
                    return None
                if new != now:
                    ranges[key] = new
                    moved = True
                    break
            if moved:
                break
    return ranges


def solutions(ranges: Ranges, sums: list[Sum]) -> Iterator[Ranges]:
    found = narrowed(ranges, sums)
    if found is None:
        return
    open_keys = [key for key, (low, high) in found.items() if low != high]
    if not open_keys:
        yield found
        return
    key = min(open_keys, key=lambda k: found[k][1] - found[k][0])
    for value in range(found[key][0], found[key][1] + 1):
        yield from solutions({**found, key: (value, value)}, sums)


def can_be_worked_out(papers: list[Released], links: list[Sum]) -> list[Key]:
    ranges = {key: seen for paper in papers for key, seen in what_is_printed(paper).items()}
    sums = [each for paper in papers for each in paper.sums] + links
    found = []
    for paper in papers:
        for key in paper.hidden:
            truth = paper.values[key]
            low, high = ranges[key]
            others = [(low, truth - 1), (truth + 1, high)]
            elsewhere = (
                next(solutions({**ranges, key: other}, sums), None)
                for other in others
                if other[0] <= other[1]
            )
            if not any(world is not None for world in elsewhere):
                found.append(key)
    return found


# ---- tables


def table(cells: list[list[int]], name: str = "") -> tuple[dict[Key, int], tuple[Sum, ...]]:
    """A table with the totals of its rows and columns and of all."""
    values: dict[Key, int] = {}
    sums = []
    rows, columns = range(len(cells)), range(len(cells[0]))
    for r in rows:
        for c in columns:
            values[name, r, c] = cells[r][c]
        values[name, r, "all"] = sum(cells[r])
        sums.append(Sum(tuple((name, r, c) for c in columns), (name, r, "all")))
    for c in [*columns, "all"]:
        values[name, "all", c] = sum(int(values[name, r, c]) for r in rows)
        sums.append(Sum(tuple((name, r, c) for r in rows), (name, "all", c)))
    sums.append(Sum(tuple((name, "all", c) for c in columns), (name, "all", "all")))
    return values, tuple(sums)


CELLS = st.integers(2, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 4, 5, 6, 9]), min_size=width, max_size=width),
        min_size=2,
        max_size=3,
    )
)


@settings(max_examples=150)
@given(CELLS)
def test_no_hidden_cell_of_a_table_can_be_worked_out_from_its_totals(
    cells: list[list[int]],
) -> None:
    paper = release(*table(cells))
    assert all(key in paper.hidden for key, n in paper.values.items() if is_small(n))
    assert can_be_worked_out([paper], []) == []


@settings(max_examples=60)
@given(st.integers(2, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 6), min_size=width, max_size=width), min_size=2, max_size=4
    )
))  # fmt: skip
def test_nor_from_the_papers_of_the_quarters_that_came_before(quarters: list[list[int]]) -> None:
    """A row for each quarter; the year is their sum. Each paper prints its own total too."""
    papers: list[Released] = []
    width = range(len(quarters[0]))
    for number, cells in enumerate(quarters):
        values: dict[Key, int] = {(number, c): cells[c] for c in width}
        values[number, "all"] = sum(cells)
        sums = (Sum(tuple((number, c) for c in width), (number, "all")),)
        papers.append(release(values, sums, tuple(papers)))
    year: dict[Key, int] = {("year", c): sum(q[c] for q in quarters) for c in width}
    year["year", "all"] = sum(map(sum, quarters))
    sums = (Sum(tuple(("year", c) for c in width), ("year", "all")),)
    links = tuple(
        Sum(tuple((n, c) for n in range(len(quarters))), ("year", c)) for c in [*width, "all"]
    )
    papers.append(release(year, sums, tuple(papers), links))
    # What the quarters printed in full is known; nothing that any of them hid is.
    assert set(can_be_worked_out(papers, list(links))) <= papers[-1].exposed


@settings(max_examples=100)
@given(st.lists(st.integers(0, 7), min_size=1, max_size=4), st.integers(0, 12))
def test_nor_from_a_total_of_kinds_that_overlap(kinds: list[int], overlap: int) -> None:
    """Money of several kinds is paid in one complaint: together the kinds make the total or more."""
    values: dict[Key, int] = dict(enumerate(kinds))
    values["paid in"] = max(*kinds, sum(kinds) - overlap)
    paper = release(values, (Sum(tuple(range(len(kinds))), "paid in", at_least=True),))
    assert can_be_worked_out([paper], []) == []


@settings(max_examples=100)
@given(CELLS)
def test_nor_from_totals_that_other_tables_print_unless_the_table_says_so(
    cells: list[list[int]],
) -> None:
    """Category by decision: both totals stand in other tables, what is undecided nowhere."""
    values, all_sums = table(cells)
    sums = tuple(each for each in all_sums if each.total != ("", "all", "all"))
    last = len(cells[0]) - 1
    unseen = [key for key in values if key[2] == last]
    sums = tuple(each for each in sums if each.total not in unseen)
    always = [key for key in values if "all" in key and key not in unseen]
    paper = release(values, sums, always=always, unseen=unseen)
    assert set(unseen) <= paper.hidden
    found = set(can_be_worked_out([paper], [])) - set(unseen)
    assert found <= paper.exposed


def test_one_complaint_of_a_category_and_its_decision_are_not_shown_together() -> None:
    values: dict[Key, int] = {"upheld": 1, "not": 0, "open": 0, "received": 1}
    sums = (Sum(("upheld", "not", "open"), "received"),)
    paper = release(values, sums, always=["received"], unseen=["open"])
    assert paper.words("upheld") == "not shown"
    assert not paper.exposed


# ---- single sentences of the rule


def test_one_to_four_are_fewer_than_five_and_none_stays_none() -> None:
    paper = release({"agreed": 4, "declined": 0, "asked": 5})
    assert [paper.words(key) for key in ("agreed", "declined", "asked")] == [
        "fewer than 5",
        "None",
        "5",
    ]
    assert [paper.number(key) for key in ("agreed", "asked")] == [None, 5]


def test_a_cell_alone_in_a_sum_takes_the_smallest_other_one_with_it() -> None:
    values: dict[Key, int] = {"a": 3, "b": 9, "c": 7, "all": 19}
    paper = release(values, (Sum(("a", "b", "c"), "all"),))
    assert paper.hidden == {"a", "c"}
    assert paper.words("c") == "not shown"


def test_none_is_hidden_only_where_it_gives_another_away() -> None:
    values: dict[Key, int] = {"a": 4, "b": 4, "c": 0, "all": 8}
    paper = release(values, (Sum(("a", "b", "c"), "all"),))
    assert "c" in paper.hidden
    assert paper.words("c") == "fewer than 5"
    values = {"a": 4, "b": 2, "c": 0, "all": 6}
    assert release(values, (Sum(("a", "b", "c"), "all"),)).words("c") == "None"


def test_a_number_that_is_printed_elsewhere_stays() -> None:
    values: dict[Key, int] = {"a": 3, "b": 9, "all": 12}
    paper = release(values, (Sum(("a", "b"), "all"),), always=["all"])
    assert paper.hidden == {"a", "b"}


def test_what_an_earlier_paper_printed_in_full_cannot_be_taken_back() -> None:
    earlier = Released({"q1": 2})
    paper = release({"year": 2}, (), (earlier,), (Sum(("q1",), "year"),))
    assert paper.hidden == paper.exposed == {"year"}
    assert paper.mostly_hidden([])


def test_a_year_is_held_back_where_it_would_give_a_quarter_away() -> None:
    first = release({"q1": 1})
    second = release({"q2": 5}, (), (first,))
    paper = release({"year": 6}, (), (first, second), (Sum(("q1", "q2"), "year"),))
    assert paper.words("year") == "not shown"


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [([1, 2, 3, 9], True), ([1, 2, 9, 9], False), ([0, 0, 7], False), ([0, 0], False)],
)
def test_a_table_of_which_most_is_hidden_is_a_sentence(cells: list[int], sentence: bool) -> None:
    paper = release(dict(enumerate(cells)))
    assert paper.mostly_hidden(range(len(cells))) is sentence


def test_a_large_table_is_released_with_every_hidden_cell_protected() -> None:
    cells = [[(7 * r + 5 * c * c) % 23 for c in range(5)] for r in range(13)]
    paper = release(*table(cells))
    assert len(paper.hidden) < len(paper.values)
    assert paper.words(("", "all", "all")) == f"{sum(map(sum, cells)):,}"
