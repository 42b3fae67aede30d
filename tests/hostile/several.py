"""Answers to one question of which a plan has several: two people may each have written one.

A command that writes an answer must ask which is meant, and change no other.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.hostile import container
from tests.hostile.container import Json, PlanFile
from tests.hostile.drafts import Draft
from tests.hostile.oracle import Fault, without_usual
from tests.hostile.program import Reply

_NAMES_ONE = "--place"


def answers_to(plan: Json, question: str) -> list[Json]:
    """Return the answers to a question, in their order."""
    return [one for one in plan["answers"] if question in one.get("questions", [])]


def place_for(
    plan: Json, question: str, chance: Random, suits: Callable[[Json], bool] = lambda _one: True
) -> tuple[int, list[str]]:
    """Choose one of the answers to a question: its number, from 0, and how a command is told.

    One that ``suits``: an officer types no table anew as plain text, which two would have twice.
    """
    several = answers_to(plan, question)
    if len(several) < 2:
        return 0, []
    place = chance.choice([n for n, one in enumerate(several) if suits(one)])
    return place, [_NAMES_ONE, str(place + 1)]


def second_answer(draft: Draft) -> Json:
    """Return another answer to what the first one answers, as if two people each wrote one."""
    first = draft.plan["answers"][0]
    return {**first, "id": draft.name(), "text": draft.text(0), "status": "drafting"}


def judge_refusal(before: PlanFile, path: Path, reply: Reply) -> Iterator[Fault]:
    """Look at what was said and done where a command did not name one of several answers."""
    if reply.code != 1 or reply.wrong or _NAMES_ONE not in reply.said:
        said = reply.wrong or reply.said.strip()[:150]
        yield Fault("one of several chosen", f"exit code {reply.code}: {said}")
    try:
        after = container.read(path)
    except container.Broken as broken:
        yield Fault("file broken", f"one of several chosen: {broken}")
        return
    if after.revision != before.revision or after.plan != before.plan:
        yield Fault("one of several chosen", "the plan was changed")


def judge_others(before: Json, after: Json, changed: str) -> Iterator[Fault]:
    """Look at the answers beside the one with that id: a command for one changes no other."""
    now = {one["id"]: without_usual(one) for one in after["answers"]}
    for one in before["answers"]:
        if one["id"] != changed and now.get(one["id"]) != without_usual(one):
            yield Fault("another answer changed", f"{one['id']} with {changed}")
