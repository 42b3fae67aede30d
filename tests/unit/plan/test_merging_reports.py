"""Reports to members that two people changed: a line that got another name is the same line."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from desktopapp.plan.clash import Deciding, Resolution
from desktopapp.plan.merge_report import merge_report
from desktopapp.plan.report import BackgroundPaper, Field, Report, ReportSection
from desktopapp.plan.said_values import beside_name, line_name
from desktopapp.plan.text import Paragraph, Run

Lines = tuple[tuple[str, str], ...]

BASE: Lines = (("Report to", "Cabinet"), ("Wards", "All"), ("Key decision", ""))
RENAMED = "a line of the report that one side renamed and the other changed"
REMOVED = "a line of the report that one side removed"


def _section(heading: str, words: str) -> ReportSection:
    return ReportSection(heading, (Paragraph("p", (Run(words),)),) if words else ())


KINDS: dict[str, Callable[[str, str], Any]] = {
    "fields": Field,
    "sections": _section,
    "papers": BackgroundPaper,
}


def merged(
    base: Lines,
    ours: Lines,
    theirs: Lines,
    choice: Resolution = Resolution.OURS,
    kind: str = "fields",
) -> tuple[Lines, list[str]]:
    """Return the lines that come of three lists, and the clashes.

    Merges in both directions, which must come to the same, also where a choice was made.
    """
    turned = {Resolution.OURS: Resolution.THEIRS, Resolution.THEIRS: Resolution.OURS}
    results = []
    for sides, chosen in (((ours, theirs), choice), ((theirs, ours), turned.get(choice, choice))):
        deciding = Deciding(lambda _clash, chosen=chosen: chosen)  # type: ignore[misc]  # of this turn
        three = (
            Report(**{kind: tuple(KINDS[kind](*one) for one in side)}) for side in (base, *sides)
        )
        lines = getattr(merge_report(deciding, *three), kind)
        said = tuple((line_name(line), beside_name(line)) for line in lines)
        results.append((said, [clash.place for clash in deciding.clashes]))
    assert results[0][1] == results[1][1]
    assert choice is Resolution.BOTH or results[0][0] == results[1][0]
    return results[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", range(len(BASE)))
def test_a_line_that_both_named_anew_is_there_once_and_is_asked_about(
    line: int, kind: str
) -> None:
    def named(name: str) -> Lines:
        return (*BASE[:line], (name, BASE[line][1]), *BASE[line + 1 :])

    lines, clashes = merged(BASE, named("Decided by"), named("To be settled"), kind=kind)
    assert (lines, len(clashes)) == (named("Decided by"), 1)
    assert merged(BASE, named("Decided by"), named("Decided by"), kind=kind) == (
        named("Decided by"),
        [],
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", range(len(BASE)))
def test_a_line_that_one_removed_never_comes_back_unasked_under_another_name(
    line: int, kind: str
) -> None:
    without = BASE[:line] + BASE[line + 1 :]
    named = (*BASE[:line], ("Decided by", BASE[line][1]), *BASE[line + 1 :])
    assert merged(BASE, without, named, kind=kind) == (without, [REMOVED])
    assert merged(BASE, without, named, Resolution.BOTH, kind=kind) == (named, [REMOVED])
    assert merged(BASE, without, BASE, kind=kind) == (without, [])


def test_a_new_name_and_a_new_value_of_a_short_line_are_brought_together_when_asked() -> None:
    named = (("Decided by", "Cabinet"), *BASE[1:])
    filled = (("Report to", "Council"), *BASE[1:])
    assert merged(BASE, named, filled) == (named, [RENAMED])
    assert merged(BASE, named, filled, Resolution.THEIRS) == (filled, [RENAMED])
    both = (("Decided by", "Council"), *BASE[1:])
    assert merged(BASE, named, filled, Resolution.BOTH) == (both, [RENAMED])


def test_a_long_section_takes_a_new_heading_and_a_new_sentence_unasked() -> None:
    words = "Ten posts go to the new depot in the spring. Nobody leaves."
    base = (("Staffing", words), ("Risks", "None."))
    named = (("People", words), base[1])
    more = (("Staffing", f"{words} Unions agree."), base[1])
    assert merged(base, named, more, kind="sections") == (
        (("People", f"{words} Unions agree."), base[1]),
        [],
    )


def test_a_line_with_a_new_name_is_known_by_most_of_its_words() -> None:
    base = (("Budget book 2031", "Moot Hall, room 12"), ("Accounts", "Web"))
    ours = (("Budget book 2031/32", "Moot Hall, room 14"), base[1])
    theirs = (("Budget book, March 2031", "Moot Hall, room 12"), base[1])
    lines, clashes = merged(base, ours, theirs, kind="papers")
    assert (lines, len(clashes)) == (ours, 1)
    assert merged(base, ours, base[1:], kind="papers") == (ours, [REMOVED])
    ours = (("Decided by", "Cabinet, in June"), *BASE[1:])
    assert merged(BASE, ours, BASE[1:]) == (ours, [])  # one word of three: another line
    ours = (("Decided by", "The Cabinet of Hythe Vale"), *BASE[1:])
    base = (("Report to", "The Cabinet of Hythe"), *BASE[1:])
    assert merged(base, ours, BASE[1:]) == (ours, [REMOVED])


def test_another_line_in_the_place_of_one_that_both_removed_is_just_new() -> None:
    new = (("Consulted", "Parish councils and the bus users of Fenmarch"), *BASE[1:])
    assert merged(BASE, new, BASE[1:]) == (new, [])


def test_blank_lines_that_could_be_each_other_are_asked_about() -> None:
    base = (("Report to", "Cabinet"), ("Officer", ""), ("Portfolio", ""))
    ours = (base[0], ("Lead", ""))
    theirs = (base[0], ("Officer", "Ada Lark"), base[2])
    assert merged(base, ours, theirs)[1] == ["lines of the report that cannot be told apart"]
    assert merged(base, ours, base) == (ours, [])


@st.composite
def _histories(draw: DrawFn) -> tuple[Lines, list[list[str]], list[Lines]]:
    """Return lines, what each of two people did to each line, and what came of it."""
    values = st.sampled_from(
        ("", "Yes", "Cabinet", "{} alone", "{} is what the members of Hythe are to know")
    )
    size = draw(st.integers(1, 4))
    base = tuple((f"base{n}", draw(values).format(f"value{n}")) for n in range(size))
    done, sides = [], []
    for who in ("ours", "theirs"):
        acts = [draw(st.sampled_from(("keep", "keep", "name", "fill", "drop"))) for _ in base]
        lines = []
        for n, ((name, value), act) in enumerate(zip(base, acts, strict=True)):
            if draw(st.integers(0, 5)) == 0:
                lines.append((f"{who}new{n}", draw(values).format(f"{who}value{n}")))
            if act != "drop":
                now = f"{who}{n}" if act == "name" else name
                lines.append((now, f"{who}filled{n}" if act == "fill" else value))
        if draw(st.integers(0, 4)) == 0:
            lines.append(lines.pop(0)) if lines else None
        done.append(acts)
        sides.append(tuple(lines))
    return base, done, sides


@given(_histories(), st.sampled_from(sorted(KINDS)))
def test_no_line_is_there_twice_or_comes_back_whatever_two_people_do(
    history: tuple[Lines, list[list[str]], list[Lines]], kind: str
) -> None:
    base, done, sides = history
    lines, clashes = merged(base, *sides, kind=kind)
    asked = [{"name"}, {"fill"}, {"name", "drop"}, {"fill", "drop"}]
    if any({*acts} in asked and "keep" not in acts for acts in zip(*done, strict=True)):
        assert clashes
    if not clashes:
        names = [Counter(name for name, _ in side) for side in (base, *sides, lines)]
        was, ours, theirs, now = names
        changes = {name: ours[name] + theirs[name] - was[name] for name in {*was, *ours, *theirs}}
        assert now == Counter({name: n for name, n in changes.items() if n > 0})
        assert max(now.values(), default=0) <= 1
