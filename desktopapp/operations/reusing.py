"""Taking a prior answer into the plan, with open eyes: what must change, where it came from."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktopapp.language.flagging import Flag
from desktopapp.library.index import library_add, library_describe, library_list
from desktopapp.library.records import Added, Suggestion, Suggestions
from desktopapp.library.suggesting import library_search, library_suggest
from desktopapp.operations.libraries import OpenLibrary, judged, open_libraries, prepare_own
from desktopapp.operations.origins import OTHERS, OWN
from desktopapp.operations.pencilling import pencilled, to_settle
from desktopapp.plan.council import short_council, short_name
from desktopapp.plan.days import day_of
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan, Source, Status
from desktopapp.plan.progress import Progress
from desktopapp.plan.text import (
    Text,
    is_empty,
    new_id,
    paragraphs_of,
    plain,
    plain_block,
)
from desktopapp.plan.three_way import sentence_ends

_MOST_SHOWN = 12
NO_COUNCIL = "Council not known"


@dataclass(frozen=True, slots=True)
class Offer:
    """A prior passage that is offered: where it is from, and what must change in it.

    ``matching`` are the spans of the words that brought it here; ``used`` says that most of it
    stands in the answer already, ``shared`` that some stands in the plan; ``own`` that it is the
    council's own earlier text. ``library`` names a shared library; ``fits`` is what the officer
    said of it under this question.
    """

    ref: str
    key: str
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
    shared: bool = False
    library: str = ""
    fits: bool | None = None
    score: float = 0.0

    @property
    def to_check(self) -> str:
        """Say how much must be looked at: "5 to check before it is ours"."""
        number = len(self.flags)
        if number:
            return f"{number} to check before it is ours"
        claim = "" if self.own else f" Still {self.whose} claim."
        return f"No names, dates or figures found.{claim}"

    @property
    def best_sentence(self) -> int:
        """Return where the sentence begins that holds most of the words that brought it here."""
        starts = sorted(start for start, _ in self.matching)
        best, most, at = 0, 0, 0
        for end in sentence_ends(self.text):
            found = bisect_left(starts, end) - bisect_left(starts, at)
            if found > most:
                best, most = at, found
            at = end
        return best

    @property
    def whose(self) -> str:
        """Say whose it is, before what is theirs: "Rossendale’s"."""
        known = self.council != NO_COUNCIL
        return f"{short_name(self.council)}’s" if known else "another council’s"


@dataclass(frozen=True, slots=True)
class Offers:
    """What the libraries have for a question or search; ``notes`` say what is wrong with some."""

    passages: tuple[Offer, ...]
    direct_answer: bool
    notes: tuple[str, ...] = ()

    @property
    def fitting(self) -> int:
        """Count those of which each by itself most likely answers the question."""
        from desktopapp.library.ranking import confidence  # noqa: PLC0415  # not for the start

        return sum(
            confidence(one.score) >= 0.5 if one.fits is None else one.fits  # noqa: PLR2004  # as ``direct_answer``
            for one in self.passages
        )


def suggest(plan: Plan, question: str, shares: Sequence[str], today: date) -> Offers:
    """Return the passages that fit a question best, given what its answer says so far."""
    draft = "\n\n".join(plain(answer.text) for answer in plan.answers_to(question))

    def ask(library: OpenLibrary) -> tuple[Suggestions, Mapping[str, bool]]:
        said = judged(library, question)
        found = library_suggest(
            library.path, plan.brief, question, limit=_MOST_SHOWN, draft=draft, judged=said
        )
        return found, said

    return _offers(plan, shares, ask, today)


def search(plan: Plan, words: str, shares: Sequence[str], today: date) -> Offers:
    """Return the passages that hold the words searched: "a phrase", -without."""
    return _offers(
        plan,
        shares,
        lambda library: (library_search(library.path, words, limit=_MOST_SHOWN), {}),
        today,
    )


def _offers(
    plan: Plan,
    shares: Sequence[str],
    ask: Callable[[OpenLibrary], tuple[Suggestions, Mapping[str, bool]]],
    today: date,
) -> Offers:
    """Ask all libraries, and put what they have in one order, best first."""
    known = open_libraries(shares)
    offers: list[Offer] = []
    direct = False
    for library in known.libraries:
        found, said = ask(library)
        direct = direct or found.direct_answer
        offers += [
            _offer(plan, library, one, today, fits=said.get(one.ref)) for one in found.passages
        ]
    offers.sort(key=lambda one: (one.used, -one.score))
    return Offers(tuple(offers[:_MOST_SHOWN]), direct, known.notes)


def _offer(
    plan: Plan, library: OpenLibrary, one: Suggestion, today: date, *, fits: bool | None
) -> Offer:
    found, shared = to_settle(plan, one.text, one.council, day_of(one.date), today, own=one.own)
    return Offer(
        ref=one.ref,
        key=library.key(one.ref),
        council=one.council or NO_COUNCIL,
        document=one.document,
        dated=one.date,
        age=one.age,
        heading=one.heading or one.lead,
        text=one.text,
        own=one.own,
        used=one.used,
        matching=one.matching,
        flags=found,
        shared=shared,
        library=library.name,
        fits=fits,
        score=one.score,
    )


def with_our_names(offer: Offer) -> dict[Flag, str]:
    """Return what is put instead of names whose counterpart here is known."""
    return {flag: flag.ours for flag in offer.flags if flag.ours}


def with_passage(
    plan: Plan, question: str, caret: Caret, offer: Offer, instead: Mapping[Flag, str]
) -> tuple[Plan, Caret]:
    """Return the plan with a passage put in after the caret's block, and where the caret goes.

    What is put ``instead`` of words stands in it; what else must change is marked. The text keeps
    its origin: a source of the plan that names council, document, date and passage, and holds the
    passage as it was.
    """
    source = Source(
        new_id(),
        offer.document or offer.council,
        council=offer.council,
        dated=day_of(offer.dated),
        kind=OWN if offer.own else OTHERS,
        passage=offer.ref,
        text=offer.text,
    )
    runs = pencilled(offer.text, offer.flags, instead, offer.council, own=offer.own)
    blocks = paragraphs_of(tuple(replace(run, origin=source.id) for run in runs))
    plan = replace(plan, sources=(*plan.sources, source))
    last = blocks[-1]
    parts = {answer.id: answer for answer in plan.answers_to(question)}
    part = parts.get(caret.part) or next(iter(parts.values()), None)
    if part is None:
        plan = plan.with_answer_to(question, blocks)
        part = plan.answers_to(question)[-1]
    else:
        plan = plan.with_text(part.id, _put_after(part.text, caret.block, blocks))
    if plan.status(question) is Status.NOT_STARTED:
        plan = plan.with_status(question, Status.DRAFTING)
    return plan, Caret(part.id, getattr(last, "id", ""), len(plain_block(last)))


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
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Added:
    """Add documents or folders to this officer's library, and return what became of each.

    Documents of our own council are proposed as our own, and so are those of one that went
    before it.
    """
    library = prepare_own(plan.brief)
    done = library_add(library, sources, plan.brief, progress=progress, cancelled=cancelled)
    ours = {short_council(one) for one in (plan.council.name, *plan.council.predecessors)}
    for one in library_list(library).documents:
        council = one.details.council
        if one.id in done.proposed and council and short_council(council) in ours:
            library_describe(library, one.id, replace(one.details, own=True))
    return done
