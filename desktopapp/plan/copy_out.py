"""What of a plan’s answers was entered in a form, and how long each is as the form counts."""

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from desktopapp.plan.copy_pieces import CopyPiece
from desktopapp.plan.days import day_of, said_date
from desktopapp.plan.entered import Entered
from desktopapp.plan.form_counting import counted_characters, counted_for, counted_words
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.plan.wanted import FormCounting, Limit, LimitUnit


class EntryState(StrEnum):
    """How a piece stands: what a person said, or what follows from the plan."""

    NO_TEXT = "Nothing to enter"
    TO_ENTER = "To enter"
    ENTERED = "Entered"
    CHANGED = "Changed since entered"


def entry_state(plan: Plan, piece: CopyPiece) -> EntryState:
    """Tell how a piece stands."""
    entered = plan.entered.get(piece.key)
    if entered is None:
        return EntryState.TO_ENTER if piece.text else EntryState.NO_TEXT
    same = entered.words == Entered(piece.text).words
    return EntryState.ENTERED if same else EntryState.CHANGED


def with_entered(plan: Plan, piece: CopyPiece, by: str, when: str) -> Plan:
    """Return a plan that says of a piece that it was entered as it stands."""
    entered = Entered(piece.text, by, when)
    return replace(plan, entered={**plan.entered, piece.key: entered})


def without_entered(plan: Plan, key: str) -> Plan:
    """Return a plan that does not say of a piece that it was entered."""
    left = {one: said for one, said in plan.entered.items() if one != key}
    return replace(plan, entered=left)


def said_entered(plan: Plan, pieces: tuple[CopyPiece, ...]) -> str:
    """Say how far the form is filled in: "14 of 24 entered, 1 changed since"."""
    states = [entry_state(plan, piece) for piece in pieces]
    asked = [state for state in states if state is not EntryState.NO_TEXT]
    said = f"{asked.count(EntryState.ENTERED):,} of {len(asked):,} entered"
    if changed := asked.count(EntryState.CHANGED):
        said += f", {changed:,} changed since"
    if silent := len(states) - len(asked):
        said += f"; {counted(silent, 'question')} without text"
    return said


def said_of_entry(plan: Plan, piece: CopyPiece) -> str:
    """Say how a piece stands, and by whom and on which day it was entered where it was."""
    state, entered = entry_state(plan, piece), plan.entered.get(piece.key)
    if entered is None:
        return state
    day = day_of(entered.when[:10])
    by = f" by {one_line(entered.by)}" if entered.by.strip() else ""
    on = f" on {said_date(day)}" if day else ""
    again = ": it was entered" if state is EntryState.CHANGED and by + on else ""
    return f"{state}{again}{by}{on}"


def next_to_enter(plan: Plan, pieces: tuple[CopyPiece, ...], key: str) -> CopyPiece | None:
    """Return the next piece that is to be entered, after one and round to it again, if any is."""
    keys = [one.key for one in pieces]
    at = keys.index(key) + 1 if key in keys else 0
    waits = (EntryState.TO_ENTER, EntryState.CHANGED)
    order = (*pieces[at:], *pieces[:at])
    return next((one for one in order if entry_state(plan, one) in waits), None)


class LimitCount(NamedTuple):
    """How long a piece is, in words, and by how much it is too long: nothing where it is not."""

    said: str
    over: int = 0
    hard: bool = True


def limit_counts(piece: CopyPiece) -> tuple[LimitCount, ...]:
    """Say how long a piece is against each limit; without any, its words and characters.

    How long it is says nothing of what is chosen or filled in.
    """
    found = tuple(filter(None, (_against(piece.text, limit) for limit in piece.limits)))
    if found:
        return found
    if not piece.is_written:
        return ()
    words = counted(counted_words(piece.text), "word")
    return (LimitCount(f"{words}, {counted(counted_characters(piece.text), 'character')}"),)


def _against(text: str, limit: Limit) -> LimitCount | None:
    found = counted_for(text, limit)
    if found is None:
        return None
    thing = "word" if limit.unit is LimitUnit.WORDS else "character"
    most = f"{limit.max:,} {thing}s" if limit.hard else f"{limit.max:,} {thing}s suggested"
    about = f" for {one_line(limit.part)}" if limit.part else ""
    way = f" ({_WAYS[limit.counting]})" if limit.counting in _WAYS else ""
    over = max(found - limit.max, 0)
    by = f": {counted(over, thing)} too many" if over else ""
    return LimitCount(f"{found:,} of {most}{about}{way}{by}", over, limit.hard)


_WAYS = {
    FormCounting.WITHOUT_SPACES: "without spaces",
    FormCounting.TWO_TO_A_LINE: "two for each line end",
    FormCounting.HYPHENS_PART: "hyphens part words",
}
