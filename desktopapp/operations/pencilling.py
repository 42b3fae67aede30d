"""What must change in borrowed words, and the marks by which it is seen until it is settled."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktopapp.language.flagging import Flag, FlagKind
from desktopapp.library.flags import flags
from desktopapp.plan.cells import stretches
from desktopapp.plan.council import short_council
from desktopapp.plan.pencil import MarkKind, new_doubt
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import (
    Block,
    Run,
    Runs,
    Text,
    cut,
    parted,
    plain_block,
    plain_runs,
    tidy,
    with_runs,
)
from desktopapp.plan.three_way import sentence_around

# Where two stand in the same words, the one that comes first here is marked.
_KINDS = {
    FlagKind.NAME: MarkKind.NAME,
    FlagKind.FIGURE: MarkKind.FIGURE,
    FlagKind.TIME: MarkKind.DATE,
    FlagKind.ACRONYM: MarkKind.ACRONYM,
    FlagKind.CROSS_REFERENCE: MarkKind.REFERENCE,
    FlagKind.LANGUAGE: MarkKind.WORDING,
}


def to_settle(
    plan: Plan, text: str, council: str, dated: date | None, today: date, *, own: bool
) -> tuple[tuple[Flag, ...], bool]:
    """Return what must be looked at in words of a council, by place, none within another.

    The second value tells whether some of the words stand in the plan already. ``own`` says that
    they are our council's own earlier text: its past is ours too.
    """
    found = flags(
        text,
        plan.council.name,
        source_date=dated,
        today=today,
        plan=plan,
        own_names=(council,) if own else (),
        history=not own,
    )
    named = [_named_right(flag, text, council, plan) for flag in found]
    return tuple(_apart(named)), any(flag.kind is FlagKind.SHARED for flag in found)


def _apart(found: Sequence[Flag]) -> list[Flag]:
    """Leave out what stands in words that a flag of a kind that matters more has already."""
    taken: list[Flag] = []
    for kind in _KINDS:
        here = [flag for flag in found if flag.kind is kind]
        taken = sorted([*taken, *_beside(taken, here)], key=lambda one: one.start)
    return taken


def _beside(taken: Sequence[Flag], found: Iterable[Flag]) -> Iterator[Flag]:
    n = end = 0
    for flag in found:
        while n < len(taken) and taken[n].end <= flag.start:
            n += 1
        free = n == len(taken) or flag.end <= taken[n].start
        if free and flag.start >= end:
            end = flag.end
            yield flag


def _named_right(flag: Flag, text: str, council: str, plan: Plan) -> Flag:
    """Offer our name only for the name of the council that wrote the passage.

    A third council in it, such as its neighbour, is somebody else here too: the officer decides.
    """
    written = short_council(council).casefold()
    theirs = bool(written) and written in text[flag.start : flag.end].casefold()
    return flag if theirs or flag.ours != plan.council.name else flag._replace(ours="")


def mark_kind(flag: Flag, words: str, council: str) -> MarkKind:
    """Return the kind of mark that a flag on these words of a council leaves."""
    from desktopapp.language.flag_names import names_council  # noqa: PLC0415  # with a passage

    theirs = short_council(words) == short_council(council)
    if flag.kind is FlagKind.NAME and (theirs or names_council(words)):
        return MarkKind.COUNCIL
    return _KINDS[flag.kind]


def pencilled(
    text: str, found: Sequence[Flag], instead: Mapping[Flag, str], council: str, *, own: bool
) -> Runs:
    """Return borrowed words with what is put ``instead`` of some, and a mark on all others.

    Our own name in the place of theirs says something of us that was said of them: one mark in
    each such sentence asks whether it is true. Where nothing at all was found in another
    council's words, the first sentence is marked as their claim.
    """
    runs: list[Run] = []
    claimed = at = 0
    for flag in found:
        words = text[flag.start : flag.end]
        new = instead.get(flag, "").strip() or words
        doubt = "" if new != words else new_doubt(mark_kind(flag, words, council))
        if new == flag.ours and new != words and flag.start >= claimed:
            doubt = new_doubt(MarkKind.CLAIM)
            claimed = sentence_around(text, flag.start)[1]
        runs += [Run(text[at : flag.start]), Run(new, doubt=doubt)]
        at = flag.end
    runs.append(Run(text[at:]))
    return tidy(runs) if found or own else _claimed(tidy(runs))


def _claimed(runs: Runs) -> Runs:
    """Return runs with their first sentence marked as a claim of whoever wrote it."""
    text = "".join(run.text for run in runs)
    start = len(text) - len(text.lstrip())
    end = start + len(text[start : sentence_around(text, start)[1]].rstrip())
    doubt = new_doubt(MarkKind.CLAIM)
    marked = (replace(run, doubt=doubt) for run in cut(runs, start, end))
    return (*cut(runs, 0, start), *marked, *cut(runs, end))


def pencilled_text(
    plan: Plan, text: Text, council: str, dated: date | None, *, own: bool = False
) -> Text:
    """Return a text of another document with marks on all that must change in it.

    It is another council's, or our ``own`` earlier one.
    """
    today = date.today()  # noqa: DTZ011  # the officer's own calendar
    words = "\n\n".join(map(plain_block, text)).replace("\t", "\n")  # a cell begins anew
    found, _ = to_settle(without_text(plan), words, council, dated, today, own=own)
    left = deque(found)
    made: list[Block] = []
    at = 0
    for block in text:
        end = at + len(plain_block(block))
        here: list[Flag] = []
        while left and left[0].start < end:
            here.append(left.popleft())
        spans = [
            (
                one.start - at,
                min(one.end, end) - at,
                mark_kind(one, words[one.start : one.end], council),
            )
            for one in here
        ]
        made.append(_with_spans(block, spans) if spans else block)
        at = end + 2
    return tuple(made)


def without_text(plan: Plan) -> Plan:
    """Return a plan with nothing written in it: what its names are is all that is asked of it."""
    return replace(plan, answers=(), sections=())


def _with_spans(block: Block, spans: Sequence[tuple[int, int, MarkKind]]) -> Block:
    """Return a block with marks on stretches of its plain text; none reaches over two cells."""
    lines, left = iter(tuple(stretches(block))), deque(spans)

    def mark(runs: Runs) -> Runs:
        at, _ = next(lines)
        end = at + len(plain_runs(runs))
        inside: list[tuple[int, int, MarkKind]] = []
        while left and left[0][0] < end:
            start, stop, kind = left.popleft()
            inside += [(start - at, stop - at, kind)] if stop <= end else []
        stops = [stop for start, stop, _ in inside for stop in (start, stop)]
        parts = parted(runs, [*stops, end - at])
        for n, (_, _, kind) in enumerate(inside):
            doubt = new_doubt(kind)
            parts[2 * n + 1] = tuple(replace(run, doubt=doubt) for run in parts[2 * n + 1])
        return tidy(run for part in parts for run in part)

    return with_runs(block, mark)
