"""What the checks find, and what they cost: ``sh installers/dev checks [FOLDER]``.

Measured on marked passages and plans of invented councils, see ``tests/language/README.md``, and,
where a folder of real examples is named, on these.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from desktopapp.operations.exporting import check_plan
from tests.checks_measured import (
    TODAY,
    by_both,
    by_check,
    by_flags,
    good_plan,
    kinds_of,
    passages,
    places,
)
from tests.marked_passages import Find, MarkedPassage, Score, hits, score
from tests.plans_measured import PLANS, brought_in, hold, invented

Figure = Callable[[str, str, str], None]
HALVES = ("seen", "apart")
WANTED = {"seen": (0.45, 0.65), "apart": (0.30, 0.50), "further": (0.30, 0.50)}
HELD = {  # what checks and flags reached together, and must not be lost
    "seen": (0.90, 0.95),
    "apart": (0.50, 0.80),
    "further": (0.50, 0.90),
}
REUSED = {
    "seen": {"name": 0.90, "acronym": 0.90, "time": 0.85, "figure": 0.85},
    "apart": {"name": 0.90, "acronym": 0.85, "time": 0.80, "figure": 0.80},
}
REUSED_HELD = {"name": 0.90, "acronym": 0.80, "time": 0.65, "figure": 0.75}
MOST_ON_GOOD_PROSE = 5
PLANS_HELD = 18  # known faults of each invented plan that are found


def said(found: Score) -> str:
    """Say how much was found, rightly, and how many traps were sprung."""
    return (
        f"{found.recall:.2f} ({found.caught}/{found.faults}) / "
        f"{found.precision:.2f} ({found.right}/{found.finds}), {found.sprung} traps"
    )


def held(
    checker: Callable[[MarkedPassage], Iterable[Find]], half: str
) -> tuple[list[MarkedPassage], list[Find]]:
    """Return the passages of a half and what a checker finds in them."""
    some = passages(half)
    return some, [find for passage in some for find in checker(passage)]


@pytest.mark.parametrize("half", WANTED)
def test_faults_of_language_are_found(half: str, figure: Figure) -> None:
    for name, checker in (("checks alone", by_check), ("flags alone", by_flags)):
        figure(f"{half}, language, {name}", said(score(*held(checker, half))), "reported")
    some, finds = held(by_both, half)
    whole = score(some, finds)
    least, right = WANTED[half]
    figure(f"{half}, language: recall / precision", said(whole), f"{least:.2f} / {right:.2f}")
    for kind in kinds_of(some):
        one = score(some, finds, [kind])
        figure(f"{half}, language: {kind}", f"{one.caught} of {one.faults}", "reported")
    figure(f"{half}, language: false alarms", false_alarms(some, finds), "reported")
    assert whole.recall >= HELD[half][0]
    assert whole.precision >= HELD[half][1]


def false_alarms(some: list[MarkedPassage], finds: Iterable[Find]) -> str:
    """Say by rule what was found that is no fault."""
    faults = {passage.name: passage.faults for passage in some}
    wrong = [one for one in finds if not any(hits(one, mark) for mark in faults[one.passage])]
    rules = Counter(one.kind for one in wrong)
    return ", ".join(f"{n} {rule}" for rule, n in rules.items()) or "none"


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", ["name", "acronym", "time", "figure"])
def test_what_must_change_in_a_passage_is_flagged(half: str, kind: str, figure: Figure) -> None:
    some = passages(half, "reuse")
    found = score(some, [find for one in some for find in by_flags(one, kind)], [kind])
    wanted = f"{REUSED[half][kind]:.2f}, reported"
    figure(f"{half}, flags, {kind}: recall / precision", said(found), wanted)
    assert found.recall >= REUSED_HELD[kind]


def test_good_prose_has_few_findings(figure: Figure) -> None:
    plan = good_plan()
    found = [one for one in check_plan(plan, TODAY) if one.part or any(places(plan, one))]
    rules = ", ".join(sorted({str(one.data()["rule"]) for one in found})) or "none"
    figure("findings in 2,000 words of good prose", f"{len(found)} ({rules})", "at most 5")
    assert len(found) <= MOST_ON_GOOD_PROSE


@pytest.mark.parametrize("name", PLANS)
def test_known_faults_of_whole_plans_are_found(name: str, tmp_path: Path, figure: Figure) -> None:
    gold = invented(name)
    found = hold(gold, brought_in(gold.text, gold.council, tmp_path, name))
    right = sum(caught for caught, _ in found.caught.values())
    of = sum(faults for _, faults in found.caught.values())
    figure(f"plan {name}: known faults found", f"{right} of {of}", "reported")
    for kind, (caught, faults) in sorted(found.caught.items()):
        by = ", ".join(sorted(found.by[kind])) or "nothing"
        figure(f"plan {name}: {kind}", f"{caught} of {faults} by {by}", "reported")
    rules = Counter(rule for rule, _ in found.false)
    said = ", ".join(f"{n} {rule}" for rule, n in rules.items()) or "none"
    figure(f"plan {name}: findings of what is not marked", said, "read")
    assert right >= PLANS_HELD
