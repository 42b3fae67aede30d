"""Two questions of a letter as one: what each says of its answer, once."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from desktopapp.asking.grammar import label_of
from desktopapp.plan.brief import Question
from desktopapp.plan.wanted import LetterPlace


def as_one(above: Question, below: Question) -> Question:
    """Return two questions as one: what is asked first, and then the other."""
    places = [one.place for one in (above, below) if one.place]
    place = above.place
    if places:
        place = LetterPlace(min(one.start for one in places), max(one.end for one in places))
    number = f"{below.number}. " if below.number else ""
    text = f"{above.text}\n{number}{below.text}"
    before = label_of(above.text)
    return replace(
        above,
        text=text,
        label=label_of(text) if above.label == before else above.label,
        asks=(*above.asks, *below.asks),
        profile=_each_once(above.profile, below.profile),
        options=_each_once(above.options, below.options),
        fields=_each_once(above.fields, below.fields),
        rows=_each_once(above.rows, below.rows),
        guidance=_each_once(above.guidance, below.guidance),
        limits=_each_once(above.limits, below.limits),
        needs=_each_once(above.needs, below.needs),
        condition=_said_together(above.condition, below.condition),
        not_ours=_said_together(above.not_ours, below.not_ours),
        reasons=above.reasons or below.reasons,
        place=place,
    )


def _each_once(*lists: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(one for some in lists for one in some))


def _said_together(one: str, other: str) -> str:
    return "; ".join(_each_once(filter(None, (one, other))))
