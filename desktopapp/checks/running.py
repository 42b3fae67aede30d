"""All checks of a plan, one after another. One that fails stops none of the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeVar

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.kept import Kept
from desktopapp.checks.looking import (
    AnyCheck,
    LineCheck,
    LineOfText,
    PartCheck,
    PlanCheck,
    Remark,
    block_lines,
    remarked,
)
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.plain_text import clean
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.set_aside import SetAside
from desktopapp.plan.text import Block
from desktopapp.store.log import note_error

T = TypeVar("T")
_Beside = tuple[Block | None, Block, Block | None]  # a block, with those before and behind it
_Remarked = tuple[LineCheck, LineOfText | None, Remark | None]  # neither where the check failed

CHECK_FAILED = Rule(
    "not checked",
    "A check could not be done",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="One of the checks stopped at something in this plan that it was not made for. All the "
    "others were done.",
    why="What that one check looks for may be there, and is not named.",
    mend="Look for it yourself before you send the plan, and tell IT which check it is.",
    source="A fault of Planwright, not of the plan. The log on this computer says where in the "
    "program it happened, and nothing of what you wrote.",
)


class Looked(NamedTuple):
    """What the checks found: what is open, and what somebody set aside, with what was said."""

    open: tuple[Finding, ...]
    aside: tuple[tuple[Finding, SetAside], ...]


def run_checks(facts: Facts, checks: Sequence[AnyCheck]) -> Looked:
    """Return what these checks find, the most serious first, then in the order of the checks."""
    found = (*_of_plan(facts, checks), *_of_parts(facts, checks))
    aside = {one.about: one for one in facts.plan.set_aside}
    known = [(one, _set_aside(one, aside)) for one in found] if aside else ()
    told = _together(one for one, said in known if said is None) if aside else _together(found)
    return Looked(
        _in_order(told, checks), tuple((one, said) for one, said in known if said is not None)
    )


def _set_aside(
    finding: Finding, aside: Mapping[tuple[str, str, str], SetAside]
) -> SetAside | None:
    """Return what was said when a finding was set aside, if all it is about was."""
    if finding.rule.firm:
        return None
    rule, place = finding.rule.name, finding.place
    said = [aside.get((rule, place, clean(words))) for words in finding.known_by()]
    return said[0] if all(said) else None


def _in_order(found: Iterable[Finding], checks: Sequence[AnyCheck]) -> tuple[Finding, ...]:
    order = {one: n for n, one in enumerate(Severity)}
    place = {rule: n for n, check in enumerate(checks) for rule in check.rules}
    last = len(checks)
    return tuple(sorted(found, key=lambda one: (order[one.severity], place.get(one.rule, last))))


def _of_plan(facts: Facts, checks: Sequence[AnyCheck]) -> Iterator[Finding]:
    for check in checks:
        if isinstance(check, PlanCheck):
            found = _tried(facts.kept, check, partial(check.look, facts))
            yield from (_not_checked(check),) if found is None else found


def _of_parts(facts: Facts, checks: Sequence[AnyCheck]) -> Iterator[Finding]:
    """Look at each part that was changed since, and in it at the lines that were."""
    parts = tuple(one for one in checks if isinstance(one, PartCheck))
    lines = tuple(one for one in checks if isinstance(one, LineCheck))
    for part in facts.plan.parts():
        look = partial(_in_part, facts.kept, part, parts, lines)
        yield from facts.kept.of((parts, lines), (part,), look)


def _in_part(
    kept: Kept,
    part: Answer | Section,
    parts: tuple[PartCheck, ...],
    lines: tuple[LineCheck, ...],
) -> tuple[Finding, ...]:
    made: list[Finding] = []
    for check in parts:
        found = _tried(kept, check, partial(check.look, part))
        made += (_not_checked(check, part),) if found is None else found
    text = part.text
    for beside in zip((None, *text), text, (*text[1:], None), strict=False):
        for one, line, remark in kept.of(lines, beside, partial(_in_block, kept, beside, lines)):
            made.append(
                remarked(part, one.rules[0], line, remark)
                if line is not None and remark is not None
                else _not_checked(one, part)
            )
    return tuple(made)


def _in_block(kept: Kept, beside: _Beside, checks: tuple[LineCheck, ...]) -> tuple[_Remarked, ...]:
    """Return what is remarked of the lines of a block; each place is mended by one of them."""
    made: list[_Remarked] = []
    before, block, after = beside
    for line in block_lines(block, before, after):
        remarks: list[tuple[LineCheck, Remark]] = []
        for check in checks:
            found = _tried(kept, check, partial(check.look, line))
            if found is None:
                made.append((check, None, None))
            else:
                remarks += ((check, one) for one in found)
        made += ((check, line, one) for check, one in _apart(remarks))
    return tuple(made)


def _apart(remarks: list[tuple[LineCheck, Remark]]) -> Iterator[tuple[LineCheck, Remark]]:
    """Go through remarks by their places, without a fix where another mends already."""
    taken = 0
    for check, one in sorted(remarks, key=lambda pair: (pair[1].start, pair[1].end)):
        if one.instead is None:
            yield check, one
        elif one.start >= taken:
            taken = one.end
            yield check, one


def _tried(kept: Kept, check: AnyCheck, look: Callable[[], Iterable[T]]) -> tuple[T, ...] | None:
    """Return all that a check finds, or nothing where it fails, which the log is told once."""
    try:
        return tuple(look())
    except Exception as error:  # noqa: BLE001  # whatever it is, the others go on
        name = check.rules[0].name
        if name not in kept.failed:
            kept.failed.add(name)
            note_error(error)
        return None


def _not_checked(check: AnyCheck, part: Answer | Section | None = None) -> Finding:
    said = f"This could not be checked: {check.rules[0].called}."
    return finding_in(part, CHECK_FAILED, said, CHECK_FAILED.mend)


def _together(found: Iterable[Finding]) -> Iterator[Finding]:
    """Put together what is one finding where there are several of it in a text."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, one in enumerate(found):
        apart: tuple[object, ...] = (number,)
        if one.rule.several:
            apart = one.rule, one.part, one.severity
        elif one.rule == CHECK_FAILED:
            apart = one.rule, one.message
        groups.setdefault(apart, []).append(one)
    for first, *others in groups.values():
        if not others or first.rule == CHECK_FAILED:
            yield first
            continue
        many = (first, *others)
        yield replace(
            first,
            message=f"{len(many):,} {first.rule.several}: “{first.text}”.",
            evidence=tuple(place for one in many for place in one.evidence),
            fixes=tuple(fix for one in many for fix in one.fixes),
            about=tuple(dict.fromkeys(words for one in many for words in one.known_by())),
        )
