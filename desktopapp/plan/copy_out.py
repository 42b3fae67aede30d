"""What of a plan’s answers was entered in a form, and how long each is as the form counts."""

from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from desktopapp.plan.copy_pieces import CopyPiece
from desktopapp.plan.limits import counted_as, said_use
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.plan.wanted import Limit, LimitUnit
from desktopapp.plan.words_then import WordsThen


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
    return EntryState.ENTERED if entered.are(piece.text) else EntryState.CHANGED


def with_entered(plan: Plan, piece: CopyPiece, by: str, when: str) -> Plan:
    """Return a plan that says of a piece that it was entered as it stands."""
    entered = WordsThen(piece.text, by, when)
    return replace(plan, entered={**plan.entered, piece.key: entered})


def without_entered(plan: Plan, key: str) -> Plan:
    """Return a plan that does not say of a piece that it was entered."""
    left = {one: said for one, said in plan.entered.items() if one != key}
    return replace(plan, entered=left)


def said_entered(plan: Plan, pieces: tuple[CopyPiece, ...]) -> str:
    """Say how far the form is filled in: "14 of 24 entered, 1 changed since"."""
    states = [entry_state(plan, piece) for piece in pieces]
    asked = [state for state in states if state is not EntryState.NO_TEXT]
    entered = f"{asked.count(EntryState.ENTERED):,} of {len(asked):,} entered"
    said = entered if asked else "Nothing to enter yet"
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
    by = entered.said_by()
    again = ": it was entered" if state is EntryState.CHANGED and by else ""
    return f"{state}{again}{by}"


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

    It is the length of what is pasted. That of what is chosen or filled in tells nothing.
    """
    if not piece.text:
        return ()
    limits = (limit for limit in piece.limits if limit.unit is not LimitUnit.PAGES)
    found = tuple(_against(piece.text, limit) for limit in limits)
    if found or not piece.is_written:
        return found
    words, characters = text_length(piece.text)
    return (LimitCount(f"{counted(words, 'word')}, {counted(characters, 'character')}"),)


def text_length(text: str) -> tuple[int, int]:
    """Return how many words and characters a text has."""
    return counted_as(_WORDS, text), counted_as(_CHARACTERS, text)


def _against(text: str, limit: Limit) -> LimitCount:
    found = counted_as(limit, text)
    over, unit = max(found - limit.max, 0), str(limit.unit)
    more = counted(over, unit.removesuffix("s"), unit)
    by = f": {more} {'too many' if limit.hard else 'more'}" if over else ""
    suggested = "" if limit.hard else " suggested"
    return LimitCount(f"{said_use(limit, found)}{suggested}{by}", over, limit.hard)


_WORDS, _CHARACTERS = Limit(LimitUnit.WORDS, 1), Limit(LimitUnit.CHARACTERS, 1)
