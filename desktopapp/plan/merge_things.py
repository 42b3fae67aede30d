"""Things that two people named, removed or renamed, settled before their answers are merged.

What is answered for a thing is kept under ids that name it, and under the letter's own while none
is named. So all three states are first made to call the same thing by the same ids; and a thing
that one side removed and the other changed is decided as one, with all that is said of it.
"""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from desktopapp.plan.clash import Deciding, Resolution
from desktopapp.plan.given import EachThing
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.printed import words_given
from desktopapp.plan.repeated import JOINT, id_for
from desktopapp.plan.said_values import NOTHING
from desktopapp.plan.text import Foreign, Text, plain
from desktopapp.plan.things import (
    each_at,
    ids_for,
    is_only,
    letter_ids,
    named_for,
    things_of,
    unnamed,
    with_names,
    without_all,
    without_ids,
)

R = TypeVar("R", Answer, EachThing)


class _States(NamedTuple):
    """What both come from, and what each side made of it."""

    before: Plan
    ours: Plan
    theirs: Plan

    def side(self, number: int) -> Plan:
        return self.theirs if number else self.ours

    def with_side(self, number: int, plan: Plan) -> "_States":
        return self._replace(theirs=plan) if number else self._replace(ours=plan)


def with_same_things(
    deciding: Deciding, base: Plan | None, ours: Plan, theirs: Plan
) -> tuple[Plan | None, Plan, Plan]:
    """Return all three states with each thing under the same ids, and removals decided."""
    if ours.things == theirs.things and (base is None or base.things == ours.things):
        return base, ours, theirs
    before = base or replace(ours, answers=(), given={}, coverage={}, theme_headings={}, things=())
    states = _States(before, ours, theirs)
    for of in dict.fromkeys(one.of for state in states for one in state.things):
        known = letter_ids(ours, of) and letter_ids(theirs, of)
        was, *sides = (_said_of(state, of) for state in states)
        if known and was not in sides:
            states = _settled(deciding, of, states)
    return states if base else (None, states.ours, states.theirs)


def _said_of(plan: Plan, of: str) -> tuple[Any, ...]:
    """Return all that is said of a theme or question that is answered for each, to be compared."""
    things = things_of(plan, of)
    ids = set(letter_ids(plan, of)).union(*(ids_for(plan, thing) for thing in things))
    return things, *_content(plan, ids)


def _settled(deciding: Deciding, of: str, states: _States) -> _States:
    """Settle the things of one theme or question that is answered for each."""
    if not things_of(states.before, of):
        return _first_named(of, states)
    lasts = [_last(of, states.before, states.side(n)) for n in (0, 1)]
    states = _removed(deciding, of, states, [one for one in lasts if one])
    if all(lasts):
        if lasts[0] == lasts[1] and lasts[0]:
            states = states._replace(before=_without_name(states.before, lasts[0]))
        return _apart(states)
    for n, last in enumerate(lasts):
        if last:
            states = _name_taken_away(of, states, n, last)
    return _apart(_removed(deciding, of, states, ()))


def _first_named(of: str, states: _States) -> _States:
    """Bring what nobody had named to the thing that was named first.

    Two names that differ are two things: each side's answers are its own then.
    """
    before, ours, theirs = states
    firsts = [next(iter(things_of(side, of)), None) for side in (ours, theirs)]
    mine, other = firsts
    if mine and other:
        if mine.id != other.id and not _same_name(mine, other):
            return _apart(states._replace(before=without_ids(before, letter_ids(before, of))))
        if mine.id != other.id:
            n = int(mine.id < other.id)
            states = states.with_side(n, _under(states.side(n), (mine, other)[n], firsts[1 - n]))
        first = mine if mine.id < other.id else other
        return _apart(states._replace(before=named_for(before, first)))
    named_first = mine or other
    if named_first is None:
        return states
    n = int(named_first is mine)
    named = [_with_name(one, named_first) for one in (before, states.side(n))]
    return states._replace(before=named[0]).with_side(n, named[1])


def _same_name(one: EachThing, other: EachThing) -> bool:
    names = [" ".join(each.name.split()).casefold() for each in (one, other)]
    return names[0] == names[1] != ""


def _under(plan: Plan, thing: EachThing, other: EachThing | None) -> Plan:
    """Return the plan in which a thing bears another's id."""
    if other is None:
        return plan
    called = replace(thing, id=other.id)
    plan = named_for(unnamed(plan, thing), called)
    return with_names(plan, tuple(called if one.id == thing.id else one for one in plan.things))


def _with_name(plan: Plan, thing: EachThing) -> Plan:
    return with_names(named_for(plan, thing), (*plan.things, thing))


def _without_name(plan: Plan, thing: EachThing) -> Plan:
    return with_names(
        unnamed(plan, thing), tuple(one for one in plan.things if one.id != thing.id)
    )


def _last(of: str, before: Plan, side: Plan) -> EachThing | None:
    """Return the thing whose answers stay without a name where the last one was removed."""
    there = things_of(before, of)
    if things_of(side, of) or not there:
        return None
    plain_ids = set(letter_ids(side, of))
    kept = {one.id for one in side.answers if is_only(one, plain_ids)}

    def shared(thing: EachThing) -> int:
        ids = ids_for(before, thing)
        return len(kept & {one.id for one in before.answers if is_only(one, ids)})

    return max(reversed(there), key=shared)


def _name_taken_away(of: str, states: _States, n: int, last: EachThing) -> _States:
    """Let a name go that one side took away, unless the other side has need of it."""
    other = states.side(1 - n)
    if things_of(other, of) == (last,):
        states = states._replace(before=_without_name(states.before, last))
        return states.with_side(1 - n, _without_name(other, last))
    side = named_for(states.side(n), last)
    return states.with_side(
        n, with_names(side, _put_back(side.things, states.before.things, {last.id}))
    )


def _removed(
    deciding: Deciding, of: str, states: _States, without: Sequence[EachThing]
) -> _States:
    """Decide of each thing that one side removed and the other changed."""
    for thing in things_of(states.before, of):
        gone = [thing.id not in {one.id for one in states.side(n).things} for n in (0, 1)]
        if thing in without or gone[0] == gone[1]:
            continue
        n = int(gone[1])  # whose side it is gone from
        changer = states.side(1 - n)
        ids = ids_for(states.before, thing)
        if thing in changer.things and _content(states.before, ids) == _content(changer, ids):
            continue
        taken = {one.id for one in states.before.answers if is_only(one, ids)}
        states = states.with_side(n, _with_own_ids(states.side(n), taken))
        if _stays(deciding, states, n, thing):
            states = states.with_side(n, _restored(states.side(n), states.before, thing, ids))
        else:
            states = states.with_side(1 - n, without_all(changer, thing))
    return states


def with_things_of_one(deciding: Deciding, ours: Plan, theirs: Plan) -> tuple[Plan, Plan]:
    """Return two plans, of which nobody knows what both come from, with the same things.

    A thing that only one of them has may be new, or the other removed it: it is decided whole.
    """
    _, *sides = with_same_things(deciding, None, ours, theirs)
    for n in (0, 1):
        for thing in sides[n].things:
            ids = ids_for(sides[n], thing)
            if not ids or thing.id in {one.id for one in sides[1 - n].things}:
                continue
            said = said_of_thing(sides[n], thing)
            place = f"{_called(sides[n], thing)}, which only one of you has"
            texts = ("", said) if n else (said, "")
            chosen = deciding.clash(place, "", *texts, both=True)
            if chosen is Resolution.BOTH or (chosen is Resolution.THEIRS) == bool(n):
                sides[1 - n] = _restored(sides[1 - n], sides[n], thing, ids)
            else:
                sides[n] = without_all(sides[n], thing)
    return sides[0], sides[1]


def merge_names(
    deciding: Deciding, base: Plan | None, ours: Plan, theirs: Plan
) -> tuple[EachThing, ...]:
    """Merge what both name, by its name alone; each says which it is, in words."""
    plans = [plan for plan in (base, ours, theirs) if plan]

    def one(before: Any, mine: Any, other: Any) -> Any:  # noqa: ANN401  # a thing, or nothing
        first = next(each for each in (before, mine, other) if each is not NOTHING)
        called = _called(next(plan for plan in plans if first in plan.things), first)
        if NOTHING in (mine, other):
            return deciding.whole(called, before, mine, other)
        names = (each.name if each else NOTHING for each in (before, mine, other))
        name = deciding.uncut(f"the name of {called}", *names)
        extras = (each.extra if each else NOTHING for each in (before, mine, other))
        return replace(mine, name=name, extra=deciding.later("extra", *extras))

    was, mine, other = (
        {each.id: each for each in plan.things} if plan else {} for plan in (base, ours, theirs)
    )
    return deciding.by_key(was, mine, other, one)


def _called(plan: Plan, thing: EachThing) -> str:
    """Name a thing as what it is: the project “Weir”."""
    at = each_at(plan, id_for(thing.of, thing.id))
    each = at.repeats.each if at else "part"
    return f"the {each} “{' '.join(thing.name.split())}”"


def _stays(deciding: Deciding, states: _States, n: int, thing: EachThing) -> bool:
    """Ask whether a thing stays that one side, 1 being theirs, removed and the other changed."""
    texts = ["" if n == at else said_of_thing(states.side(at), thing) for at in (0, 1)]
    who = "they removed it, you" if n else "you removed it, they"
    chosen = deciding.clash(
        f"{_called(states.before, thing)} ({who} changed what is answered for it)",
        said_of_thing(states.before, thing),
        *texts,
        both=True,
    )
    return chosen is Resolution.BOTH or (chosen is Resolution.THEIRS) == (n == 0)


def said_of_thing(plan: Plan, thing: EachThing) -> str:
    """Say a thing in words: its name, and what is answered for it."""
    ids = ids_for(plan, thing)
    lines = [next((one.name for one in plan.things if one.id == thing.id), thing.name)]
    for _, question in plan.brief.questions():
        if question.id in ids and (said := words_given(plan, question)):
            lines.append(f"{plan.brief.number(question.id)} {question.label}: {said}")
    lines += [plain(one.text) for one in plan.answers if is_only(one, ids)]
    return "\n".join(filter(None, lines))


def _content(plan: Plan, ids: Container[str]) -> tuple[dict[str, Any], ...]:
    """Return all that is said under some ids: answers, then what is kept by these ids."""
    keyed = (plan.given, plan.coverage, plan.theme_headings)
    return (
        {one.id: one for one in plan.answers if is_only(one, ids)},
        *({one: said for one, said in each.items() if one in ids} for each in keyed),
    )


def _restored(plan: Plan, before: Plan, thing: EachThing, ids: frozenset[str]) -> Plan:
    """Return a plan in which a thing stands again that it removed, as it was."""
    answers, given, coverage, headings = _content(before, ids)
    return replace(
        plan,
        things=_put_back(plan.things, before.things, {thing.id}),
        answers=_put_back(plan.answers, before.answers, set(answers)),
        given={**given, **plan.given},
        coverage={**coverage, **plan.coverage},
        theme_headings={**headings, **plan.theme_headings},
    )


def _put_back(records: tuple[R, ...], before: tuple[R, ...], wanted: set[str]) -> tuple[R, ...]:
    """Return records with some of those before, each behind what it stood behind."""
    made = list(records)
    at = 0
    for one in before:
        place = next((n for n, each in enumerate(made) if each.id == one.id), None)
        if place is not None:
            at = place + 1
        elif one.id in wanted:
            made.insert(at, one)
            at += 1
    return tuple(made)


def _apart(states: _States) -> _States:
    """Return the states in which no text is one side's for this thing and the other's for that.

    A text has the same id on both sides where it came from one, and each side brought it to
    another thing.
    """
    was, mine, other = ({one.id: one for one in state.answers} for state in states)
    for one in mine.keys() & other.keys():
        things = _things(mine[one]), _things(other[one])
        moved = one not in was or _things(was[one]) not in things
        if moved and all(things) and not things[0] & things[1]:
            n = int(min(things[0]) < min(things[1]))
            states = states.with_side(n, _with_own_ids(states.side(n), {one}))
    return states


def _things(answer: Answer) -> frozenset[str]:
    """Return the ids of the things that an answer is for."""
    parts = (one.partition(JOINT)[2] for one in (answer.theme, *answer.questions))
    return frozenset(filter(None, parts))


def _with_own_ids(plan: Plan, some: set[str]) -> Plan:
    """Return a plan in which some answers and their blocks have ids that name their thing."""

    def own(answer: Answer) -> Answer:
        if answer.id not in some:
            return answer
        mark = f"{JOINT}{min(_things(answer), default='')}"
        return replace(answer, id=f"{answer.id}{mark}", text=_marked(answer.text, mark))

    names = {one.id: own(one).id for one in plan.answers if one.id in some}
    coverage = {
        key: replace(said, where=names[said.where]) if said.where in names else said
        for key, said in plan.coverage.items()
    }
    return replace(plan, answers=tuple(map(own, plan.answers)), coverage=coverage)


def _marked(text: Text, mark: str) -> Text:
    return tuple(
        block if isinstance(block, Foreign) else replace(block, id=f"{block.id}{mark}")
        for block in text
    )
