"""The things for each of which something is answered, such as projects, in the next plan."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from desktopapp.library.rounds import QuestionPair, Rounds
from desktopapp.plan.brief import Brief
from desktopapp.plan.given import EachThing
from desktopapp.plan.plan import Plan
from desktopapp.plan.repeated import id_for


def things_of_next(old: Plan, brief: Brief, pairs: Mapping[str, str]) -> tuple[EachThing, ...]:
    """Return the things of a plan as the next letter has them, where it asks for each too.

    ``pairs`` says which question of the next letter is which of the old one.
    """
    repeating = {theme.id for theme in brief.themes if theme.repeats}
    repeating |= {question.id for _, question in brief.questions() if question.repeats}
    homes = {question.id: theme.id for theme, question in brief.questions()}
    now = dict(pairs)
    for theme in old.brief_as_sent.themes:
        there = Counter(homes[pairs[one.id]] for one in theme.questions if one.id in pairs)
        if there:
            now[theme.id] = there.most_common(1)[0][0]
    return tuple(
        replace(thing, of=now[thing.of]) for thing in old.things if now.get(thing.of) in repeating
    )


def for_each_thing(found: Rounds, old: Plan, now: Brief) -> Rounds:
    """Return what became of the questions, those that repeat once for each thing."""
    before = {question.id for _, question in old.brief.questions()}
    after = {question.id for _, question in now.questions()}
    ids = [thing.id for thing in old.things]
    gone = [*found.gone]

    def pairs(known: Iterable[QuestionPair]) -> Iterator[QuestionPair]:
        for one in known:
            was, asked = _copies(one.before, before, ids), _copies(one.now, after, ids)
            pair = [*zip(was, asked, strict=False)]
            gone.extend(was[len(pair) :])
            yield from (QuestionPair(*each) for each in pair)

    same, other = tuple(pairs(found.carried)), tuple(pairs(found.reworded))
    taken = {one.now for one in (*same, *other)}
    return Rounds(
        same,
        other,
        tuple(question.id for _, question in now.questions() if question.id not in taken),
        tuple(each for one in gone for each in _copies(one, before, ids)),
    )


def _copies(question: str, known: set[str], things: list[str]) -> list[str]:
    """Return the ids under which a question stands: its own, or one for each of the things."""
    copies = [id_for(question, thing) for thing in things]
    return [one for one in copies if one in known] or [question]
