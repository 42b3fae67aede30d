"""Where text refers to figures, and how their words follow when a figure changes.

The words of a run that refers to a figure are the figure written out. Where somebody typed over
them they say something else: such a run is not changed with its figure, until it is bound again.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, TypeAlias

from desktopapp.plan.figure_words import written_figure
from desktopapp.plan.figures import Figure
from desktopapp.plan.history import Caret
from desktopapp.plan.measure_figures import following_figures
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.remembering import OfSame
from desktopapp.plan.text import (
    Block,
    Foreign,
    Picture,
    Run,
    Runs,
    Text,
    plain_runs,
    runs_of,
    tidy,
    with_runs,
)

IN_REPORT = "report"  # what a use in the report to members has for its part
Told: TypeAlias = Mapping[str, "ToSay"]
_CHANGE: TypeAlias = Callable[[Runs], Runs]


class ToSay(NamedTuple):
    """What the runs of a figure are to say, and as which figures they may say it till then."""

    now: Figure
    before: tuple[Figure, ...]


class FigureUse(NamedTuple):
    """A place where text refers to a figure.

    ``part`` is the id of an answer or section, or ``IN_REPORT``; ``section`` is the number of the
    report's section then. ``is_true`` tells whether the words say what the figure says.
    """

    figure: str
    caret: Caret
    words: str
    form: str
    is_true: bool
    section: int = -1

    @property
    def part(self) -> str:
        """The answer or section, or the report."""
        return self.caret.part


def figure_uses(plan: Plan) -> Mapping[str, tuple[FigureUse, ...]]:
    """Return where each figure of a plan is used, by its id, in the order of the export."""
    return _uses(plan) if plan.figures else {}


def _all_uses(plan: Plan) -> Mapping[str, tuple[FigureUse, ...]]:
    figures = {one.id: one for one in plan.figures}
    found: dict[str, list[FigureUse]] = {}
    sections = plan.report.sections if plan.report else ()
    texts = [(part.id, -1, part.text) for part in plan.parts()]
    texts += [(IN_REPORT, n, section.text) for n, section in enumerate(sections)]
    for part, n, text in texts:
        for block, at, group in _groups(text):
            if one := figures.get(group[0].figure):
                words, form = plain_runs(group), group[0].figure_form
                is_true = _says(words, _written(one, form))
                caret = Caret(part, block, at)
                found.setdefault(one.id, []).append(
                    FigureUse(one.id, caret, words, form, is_true, n)
                )
    return {name: tuple(places) for name, places in found.items()}


_uses = OfSame(_all_uses, most=1)  # it holds a whole plan, also once that is closed


def _groups(text: Text) -> Iterator[tuple[str, int, Runs]]:
    """Go through the runs that refer to figures: their block, where they begin in it, the runs."""
    for block in text:
        if isinstance(block, Foreign | Picture) or not refers_to_figures(block):
            continue
        at = 0
        for runs in runs_of(block):
            for (figure, _), group in groupby(runs, _tie):
                held = tuple(group)
                if figure:
                    yield block.id, at, held
                at += sum(len(run.text) for run in held)
            at += 1  # the tab or line end between cells


def _tie(run: Run) -> tuple[str, str]:
    return run.figure, run.figure_form


def refers_to_figures(block: Block) -> bool:
    """Tell whether anything in a block refers to a figure."""
    return any(run.figure for runs in runs_of(block) for run in runs)


def with_what_is_said(plan: Plan, told: Told) -> Plan:
    """Return a plan whose runs say what their figures are to say, where they said it before."""

    def follow(runs: Runs) -> Runs:
        made: list[Run] = []
        for (figure, form), group in groupby(runs, _tie):
            held, words = tuple(group), told.get(figure)
            made += _rewritten(held, words, form) if words else held
        return runs if len(made) == len(runs) and tuple(made) == runs else tidy(made)

    return _with_texts(plan, follow) if told else plan


def _with_texts(plan: Plan, change: _CHANGE) -> Plan:
    """Return a plan in which all runs of texts that refer to figures went through a change.

    What is not changed stays the very record it was.
    """

    def text_of(text: Text) -> Text:
        made = tuple(
            with_runs(block, change) if refers_to_figures(block) else block for block in text
        )
        return made if made != text else text

    changed: list[Answer | Section] = []
    parts: tuple[Answer | Section, ...] = (*plan.answers, *plan.sections)
    for part in parts:
        text = text_of(part.text)
        if text is not part.text:
            changed.append(replace(part, text=text))
    for part in changed:
        plan = plan.with_part(part)
    if plan.report:
        sections = tuple(
            one if (text := text_of(one.text)) is one.text else replace(one, text=text)
            for one in plan.report.sections
        )
        if sections != plan.report.sections:
            plan = replace(plan, report=replace(plan.report, sections=sections))
    return plan


def _rewritten(runs: Runs, words: ToSay, form: str) -> Iterator[Run]:
    """Write runs that say a value of a figure anew; what was typed beside it refers to nothing."""
    text, now = plain_runs(runs), _written(words.now, form)
    for said in (now, *(_written(one, form) for one in words.before)):
        pieces = _standing(said).split(text) if said and text != now else []
        for n, piece in enumerate(pieces if len(pieces) > 1 and now else ()):
            if n:
                yield replace(runs[0], text=now)
            if piece:
                yield replace(runs[0], text=piece, figure="", figure_form="")
        if len(pieces) > 1 and now:
            return
    yield from runs


def _written(figure: Figure, form: str) -> str:
    return written_figure(figure.unit, figure.value, form)


@lru_cache(maxsize=512)
def _standing(words: str) -> re.Pattern[str]:
    """Return what finds words that are no part of a longer figure or word."""
    return re.compile(rf"(?<![\w£.,−-]){re.escape(words)}(?![\w%]|[.,]\d)")


def _says(text: str, words: str) -> bool:
    """Tell whether a text says these words, whatever was typed beside them."""
    return text == words or bool(words and _standing(words).search(text))


def with_figure(plan: Plan, figure: Figure) -> Plan:
    """Return a plan with this figure in the place of its older self, or with one more.

    What refers to it follows; its older value goes into its history where the value is another.
    """
    return with_figures(plan, (figure,))


def with_figures(plan: Plan, figures: Iterable[Figure]) -> Plan:
    """Return a plan with these figures in the place of their older selves, or added."""
    was = {one.id: one for one in plan.figures}
    new = {one.id: _with_history(was[one.id], one) if one.id in was else one for one in figures}
    told = {
        name: ToSay(one, (was[name],))
        for name, one in new.items()
        if name in was and (one.unit, one.value) != (was[name].unit, was[name].value)
    }
    made = tuple((was | new).values())
    if made == plan.figures:
        return plan
    return following_figures(with_what_is_said(replace(plan, figures=made), told))


def _with_history(was: Figure, figure: Figure) -> Figure:
    """Return a figure whose history holds the value that it had, unless that said nothing."""
    is_same = figure.now.id == was.now.id
    if is_same or not was.now.value or was.now.id in {one.id for one in figure.history}:
        return figure
    return replace(figure, history=(*figure.history, was.now))


def without_figure(plan: Plan, figure: str) -> Plan:
    """Return a plan without a figure. The words that were written of it stay, as words alone."""
    kept = tuple(one for one in plan.figures if one.id != figure)
    return _with_texts(replace(plan, figures=kept), lambda runs: unbound(runs, figure))


def unbound(runs: Runs, figure: str) -> Runs:
    """Return runs that do not refer to a figure; their words stay."""
    if not any(run.figure == figure for run in runs):
        return runs
    return tidy(
        replace(run, figure="", figure_form="") if run.figure == figure else run for run in runs
    )


def bound_again(plan: Plan, use: FigureUse) -> Plan:
    """Return a plan in which one place says again what its figure says."""
    figure = figure_of(plan, use.figure)
    if figure is None:
        return plan

    def renewed(held: Runs) -> Runs:
        return (replace(held[0], text=written_figure(figure.unit, figure.value, use.form)),)

    return _with_use(plan, use, renewed)


def let_go(plan: Plan, use: FigureUse) -> Plan:
    """Return a plan in which the words of one place stay, and refer to nothing."""
    return _with_use(plan, use, lambda held: unbound(held, use.figure))


def _with_use(plan: Plan, use: FigureUse, change: _CHANGE) -> Plan:
    """Return a plan in which the runs of one place went through a change."""
    if use.part == IN_REPORT:
        if not plan.report:
            return plan
        sections = tuple(
            replace(one, text=_changed_at(one.text, use, change)) if n == use.section else one
            for n, one in enumerate(plan.report.sections)
        )
        return replace(plan, report=replace(plan.report, sections=sections))
    return plan.with_text(use.part, _changed_at(plan.part(use.part).text, use, change))


def _changed_at(text: Text, use: FigureUse, change: _CHANGE) -> Text:
    """Return a text in which the runs that begin at a use went through a change."""
    return tuple(
        block
        if isinstance(block, Foreign | Picture) or block.id != use.caret.block
        else with_runs(block, _At(use, change).changed)
        for block in text
    )


class _At:
    """Changes the runs of a figure that begin at one place of a block, and no others."""

    def __init__(self, use: FigureUse, change: _CHANGE) -> None:
        self._use, self._change = use, change
        self._at = 0

    def changed(self, runs: Runs) -> Runs:
        found: list[Run] = []
        for tie, group in groupby(runs, _tie):
            held = tuple(group)
            is_here = self._at == self._use.caret.position and tie[0] == self._use.figure
            self._at += sum(len(run.text) for run in held)
            found += self._change(held) if is_here else held
        self._at += 1  # the tab or line end between cells
        return tidy(found)


def figure_of(plan: Plan, figure: str) -> Figure | None:
    """Return the figure of this id, or nothing."""
    return next((one for one in plan.figures if one.id == figure), None)


def figure_run(figure: Figure, form: str, like: Run | None = None) -> Run:
    """Return the run that says a figure in a form, in the format of another."""
    run = (like or Run("")).written_here()
    words = written_figure(figure.unit, figure.value, form)
    return replace(run, text=words, figure=figure.id, figure_form=form)


def as_said_by(plan: Plan, figures: Iterable[Figure]) -> Plan:
    """Return a plan whose texts say its figures as these are, where they say them now."""
    own = {one.id: one for one in plan.figures}
    told = {
        one.id: ToSay(one, (own[one.id],))
        for one in figures
        if one.id in own and (one.unit, one.value) != (own[one.id].unit, own[one.id].value)
    }
    return with_what_is_said(plan, told)


def catching_up(plan: Plan, sides: Iterable[Plan]) -> Plan:
    """Return a plan whose texts say its figures, where they still say what a side had."""
    known: dict[str, list[Figure]] = {}
    for one in (figure for side in sides for figure in side.figures):
        known.setdefault(one.id, []).append(one)
    told = {one.id: ToSay(one, tuple(known.get(one.id, ()))) for one in plan.figures}
    return with_what_is_said(plan, told)
