"""What the checks find in two real plans, which are no part of the project: ``--shared FOLDER``.

The first is a plan alone. The second is a report to a cabinet: first the report, then the letter
that it appends, then the plan, which begins where its introduction does.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from desktopapp.operations.evidence.proposing import Looks, propose_states
from tests.asks_judged import agreement, judged
from tests.plans_measured import CheckedPlan, brought_in

Figure = Callable[[str, str, str], None]
Finding = Mapping[str, Any]
_EACH = {"C": "*-productivity-plan-2024.txt", "R": "*-cabinet-report-*.txt"}
_LOOKS = {Looks.ANSWERED: "answered", Looks.PARTLY: "partly", Looks.NOTHING: "not answered"}
_AGREE_HELD = 0.6  # what was reached, and must not be lost
_CAPITALS = re.compile(r"^([A-Z]\w+(?: Borough)? Council)\b", re.MULTILINE)


@pytest.fixture(scope="module")
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401  # a mapping
    """Return the two plans, brought in and checked."""
    folder: Path | None = request.config.getoption("--shared")
    if folder is None or not (folder / "examples").is_dir():
        pytest.skip("real examples are not here; give their folder with --shared PATH")
    found = {}
    for key, pattern in _EACH.items():
        [path] = (folder / "examples").glob(pattern)
        words = path.read_text(encoding="utf-8")
        council = _CAPITALS.search(words)
        assert council
        found[key] = brought_in(words, council[1], tmp_path_factory.mktemp(key), key)
    return found


def saying(checked: CheckedPlan, pattern: str) -> Iterator[Finding]:
    """Go through the findings whose words, rule or evidence hold a pattern."""
    for finding in checked.findings:
        if re.search(pattern, json.dumps(finding, ensure_ascii=False)):
            yield finding


def pointing(checked: CheckedPlan, words: str, rule: str) -> bool:
    """Tell whether a finding of such a rule points at words."""
    return any(
        words in one["words"] and re.search(rule, finding["rule"])
        for finding in checked.findings
        for one in finding["evidence"]
    )


def cases(real: Mapping[str, CheckedPlan]) -> Iterator[tuple[str, bool]]:
    """Go through what is known to be wrong in them, and whether it was found."""
    plan, report = real["C"], real["R"]
    boxes = r"(?i)general exception|special urgency"
    yield "boxes that contradict each other", any(saying(report, boxes))
    yield "background papers that are appendices", any(saying(report, r"(?i)background paper"))
    statute = re.compile("Equality Act 2010")
    yield (
        "a statute is left alone",
        not any(
            statute.search(one["words"])
            for finding in report.findings
            for one in finding["evidence"]
            if len(one["words"]) < 60
        ),
    )
    headings = {one["theme"] for one in saying(plan, r"(?i)heading")}
    yield "theme headings that were altered (two)", {"t3", "t4"} <= headings
    yield "an acronym before it is defined", pointing(report, "MTFP", "acronym")
    yield (
        "pages against the report’s own words",
        any(saying(report, r"(?i)report[^.]{0,80}(?:3|three) to (?:4|four) pages")),
    )


def test_what_is_known_of_two_real_plans_is_found(
    real: Mapping[str, CheckedPlan], figure: Figure
) -> None:
    found = dict(cases(real))
    for what, right in found.items():
        figure(f"real plans: {what}", "yes" if right else "no", "yes")
    assert found["a statute is left alone"]


@pytest.mark.parametrize("key", _EACH)
def test_findings_of_two_real_plans_are_counted(
    real: Mapping[str, CheckedPlan], key: str, figure: Figure
) -> None:
    """How many are false is told by reading: at most one must and eight should of a plan."""
    counts = Counter((one["severity"], one["rule"]) for one in real[key].findings)
    for severity in ("must", "should", "advice", "tidy"):
        said = ", ".join(f"{n} {rule}" for (how, rule), n in counts.items() if how == severity)
        figure(f"real plan {key}: {severity}", said or "none", "read")
    assert real[key].findings


@pytest.mark.parametrize("key", _EACH)
def test_what_is_proposed_of_each_ask_agrees_with_a_reading(
    real: Mapping[str, CheckedPlan], key: str, figure: Figure
) -> None:
    told = {
        ask: (_LOOKS[one.looks], bool(one.evidence))
        for ask, one in propose_states(real[key].plan).items()
    }
    found = agreement(judged(key), told)
    said = f"{found.same / found.of:.2f} ({found.same} of {found.of})"
    figure(f"real plan {key}: ask states that agree", said, "0.75 at least")
    figure(f"real plan {key}: or as another reader might", f"{found.near / found.of:.2f}", "told")
    figure(f"real plan {key}: answered, without a place", str(len(found.unfounded)), "none")
    assert found.same >= _AGREE_HELD * found.of
    assert not found.unfounded
