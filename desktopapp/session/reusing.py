"""Taking a prior answer into the plan, with open eyes: what must change, where it came from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktopapp.library.flagging import Flag
from desktopapp.library.flags import flags
from desktopapp.library.suggesting import library_search, library_suggest
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan, Source
from desktopapp.plan.text import (
    Block,
    ListItem,
    Paragraph,
    Text,
    is_empty,
    new_id,
    paragraphs,
    plain,
    plain_block,
)
from desktopapp.session.cancelled import Cancelled
from desktopapp.store.settings import local_folder

__all__ = ["Cancelled", "Flag"]

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A prior passage that is offered: where it is from, and what must change in it.

    ``matching`` are the spans of the words that brought it here; ``used`` says that most of it
    stands in the answer already; ``own`` that it is the council's own earlier text.
    """

    ref: str
    council: str
    document: str
    dated: str
    age: str
    heading: str
    text: str
    own: bool
    used: bool
    matching: tuple[tuple[int, int], ...]
    flags: tuple[Flag, ...]

    @property
    def to_change(self) -> str:
        """Say how much must change: "5 things to change"."""
        number = len(self.flags)
        if not number:
            return "Nothing to change"
        return f"{number} thing{'' if number == 1 else 's'} to change"


@dataclass(frozen=True, slots=True)
class Offers:
    """What the library has for a question, or for what was searched."""

    passages: tuple[Offer, ...]
    direct_answer: bool


def own_library() -> Path:
    """Return the file of this officer's library, whether or not it exists."""
    return local_folder() / "prior answers.library"


def suggest(plan: Plan, question: str, library: Path, today: date) -> Offers:
    """Return the passages that fit a question best, given what its answer says so far."""
    draft = "\n\n".join(plain(answer.text) for answer in plan.answers_to(question))
    found = library_suggest(library, plan.brief, question, limit=_MOST_SHOWN, draft=draft)
    return _offers(plan, found, today)


def search(plan: Plan, words: str, library: Path, today: date) -> Offers:
    """Return the passages that hold the words searched: "a phrase", -without."""
    return _offers(plan, library_search(library, words, limit=_MOST_SHOWN), today)


def _offers(plan: Plan, found: Mapping[str, Any], today: date) -> Offers:
    offers = tuple(_offer(plan, one, today) for one in found["passages"])
    return Offers(offers, bool(found["direct_answer"]))


def _offer(plan: Plan, one: Mapping[str, Any], today: date) -> Offer:
    text: str = one["text"]
    found = flags(
        text,
        plan.council.name,
        source_date=_day(one["date"]),
        today=today,
        plan=plan,
        own_names=(one["council"],) if one["own"] else (),
    )
    return Offer(
        ref=one["ref"],
        council=one["council"] or "Council not known",
        document=one["document"],
        dated=one["date"] or "",
        age=one["age"],
        heading=one["heading"] or one["lead"],
        text=text,
        own=one["own"],
        used=one["used"],
        matching=tuple((start, end) for start, end in one["matching"]),
        flags=tuple(found),
    )


def _day(text: str | None) -> date | None:
    """Return a date as exactly as it is known: a year counts from its first day."""
    parts = (text or "").split("-")
    try:
        year, month, day = (*map(int, parts), *([1] * (3 - len(parts))))
        return date(year, month, day)
    except ValueError:
        return None


def with_our_names(offer: Offer) -> str:
    """Return the passage with every name replaced whose counterpart here is known."""
    return replaced(offer.text, [flag for flag in offer.flags if flag.ours])


def replaced(text: str, changes: Sequence[Flag]) -> str:
    """Return a text with the spans of these flags replaced by what is ours."""
    for flag in sorted(changes, key=lambda one: one.start, reverse=True):
        text = text[: flag.start] + flag.ours + text[flag.end :]
    return text


def with_passage(
    plan: Plan, question: str, caret: Caret, offer: Offer, text: str
) -> tuple[Plan, Caret]:
    """Return the plan with a passage put in after the caret's block, and where the caret goes.

    The text keeps its origin: a source of the plan that names council, document, date and
    passage, and holds the passage as it was.
    """
    source = Source(
        new_id(),
        offer.document or offer.council,
        council=offer.council,
        dated=_day(offer.dated),
        kind="own earlier text" if offer.own else "another council’s text",
        passage=offer.ref,
        text=offer.text,
    )
    blocks = tuple(_with_origin(block, source.id) for block in paragraphs(text))
    plan = replace(plan, sources=(*plan.sources, source))
    last = blocks[-1]
    parts = {answer.id: answer for answer in plan.answers_to(question)}
    part = parts.get(caret.part) or next(iter(parts.values()), None)
    if part is None:
        plan = plan.with_answer_to(question, blocks)
        part = plan.answers_to(question)[-1]
    else:
        plan = plan.with_text(part.id, _put_after(part.text, caret.block, blocks))
    return plan, Caret(part.id, getattr(last, "id", ""), len(plain_block(last)))


def _with_origin(block: Block, origin: str) -> Block:
    if isinstance(block, Paragraph | ListItem):
        return replace(block, runs=tuple(replace(run, origin=origin) for run in block.runs))
    return block


def _put_after(text: Text, block_id: str, blocks: Text) -> Text:
    """Put blocks after the one the caret is in, instead of it where it is empty."""
    ids = [getattr(block, "id", "") for block in text]
    at = ids.index(block_id) if block_id in ids else len(text) - 1
    if at >= 0 and is_empty((text[at],)):
        return (*text[:at], *blocks, *text[at + 1 :])
    return (*text[: at + 1], *blocks, *text[at + 1 :])


def add_documents(
    plan: Plan,
    sources: Sequence[Path],
    progress: Callable[[str, int, int, int], None],
    cancelled: Callable[[], bool],
) -> Mapping[str, Any]:
    """Add documents or folders to this officer's library, and return what became of each."""
    from desktopapp.library.index import library_add  # noqa: PLC0415  # hashing, cutting: rarely

    library = own_library()
    _ready(library)
    return library_add(library, sources, plan.brief, progress=progress, cancelled=cancelled)


def add_this_plan(plan: Plan, path: Path) -> Mapping[str, Any]:
    """Add a plan of our own to this officer's library."""
    from desktopapp.library.own_plans import library_add_plan  # noqa: PLC0415  # rarely

    library = own_library()
    _ready(library)
    return library_add_plan(library, plan, path)


def _ready(library: Path) -> None:
    from desktopapp.store.files import make_folder  # noqa: PLC0415  # only before writing

    make_folder(library.parent)
