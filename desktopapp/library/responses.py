"""A response: a document in which the questions of a letter stand, each above its answer."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from desktopapp.library.asked import BriefAsks, keys
from desktopapp.library.form_tables import form_pieces
from desktopapp.library.letters_own import letters_own
from desktopapp.library.question_marks import (
    LINE_BLOCKS,
    SURE,
    BriefWords,
    DocumentPart,
    QuestionMark,
    asked_in,
    question_marks,
)
from desktopapp.library.theme_headings import unnumbered
from desktopapp.library.wording import SAME, Wordings, wordings
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Table,
    Text,
    cut,
    new_id,
    plain_block,
    tidy,
)

_LEAST = 2  # questions with answers that make a document a response
_ORDERED = 0.35  # how sure it is which of several equal questions is meant, where some are missing
_LONGEST_TITLE = 400  # characters
_NONE = 9  # the level of what is no heading


class Zone(NamedTuple):
    """What stands below a question, a theme's heading or another heading, up to the next.

    ``question`` and ``theme`` are positions in the brief, -1 for none. ``at`` and ``end`` are the
    blocks that it begins with and ends before; ``text`` is what is nobody's but the council's.
    """

    at: int
    end: int
    question: int
    theme: int
    sure: float
    heading: str
    text: Text

    @property
    def is_theme(self) -> bool:
        """Whether it stands below the heading of a theme."""
        return self.question < 0 <= self.theme


@dataclass(frozen=True, slots=True)
class Response:
    """A document cut at its questions. ``own`` are lines of the letter, ``names`` of tables."""

    zones: tuple[Zone, ...]
    own: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def answered(self) -> frozenset[int]:
        """Which questions have an answer."""
        return frozenset(one.question for one in self.zones if one.question >= 0 and one.text)


class _Cut(NamedTuple):
    """Where a zone begins: its heading's lines, and what it is about."""

    start: int
    end: int
    question: int
    theme: int
    sure: float = SURE
    rest_at: int = -1


def read_response(blocks: Text, asks: BriefAsks) -> Response | None:
    """Cut a document at the questions of a brief, or return nothing where it is no response."""
    asked = asked_in(asks.brief)
    pieces = _pieces(blocks, asked)
    marks = _without_lists(question_marks(pieces, asked), pieces)
    if not marks:
        return None
    cuts = _cuts(pieces, marks, asks, asked)
    zones, own = _zones(pieces, blocks, cuts, asked)
    answered = [n for n, zone in enumerate(zones) if zone.question >= 0 and zone.text]
    found = {zones[n].question for n in answered}
    if len(found) < min(_LEAST, len(asked.questions)):
        return None
    first = answered[0]
    while first and (zones[first - 1].theme >= 0 or not zones[first - 1].text):
        first -= 1
    names = tuple(piece.words for piece in pieces if piece.names)
    return Response(tuple(zones[first:]), tuple(own), names)


def _pieces(blocks: Text, asked: BriefWords) -> list[DocumentPart]:
    """Part a document into lines and rows, each with the number that stands beside it."""
    pieces: list[DocumentPart] = []
    for at, (block, label) in enumerate(zip(blocks, item_labels(blocks), strict=True)):
        if isinstance(block, Table):
            pieces += form_pieces(block, asked, at) or [DocumentPart(block, at)]
        elif isinstance(block, ListItem):
            pieces.append(DocumentPart(block, at, label.text if label and label.number else ""))
        elif isinstance(block, Paragraph) and "\n" in plain_block(block):
            pieces += _lines(block, at)
        else:
            pieces.append(
                DocumentPart(block, at, marked=isinstance(block, LINE_BLOCKS) and _is_bold(block))
            )
    return pieces


def _is_bold(block: Block) -> bool:
    runs = block.runs if isinstance(block, LINE_BLOCKS) else ()
    return bool(runs) and all(run.bold for run in runs if run.text.strip())


def _lines(block: Paragraph, at: int) -> Iterator[DocumentPart]:
    """Part a paragraph at its line breaks."""
    start = 0
    for part, line in enumerate(plain_block(block).split("\n")):
        one = Paragraph(new_id(), cut(block.runs, start, start + len(line)))
        yield DocumentPart(one, at, marked=_is_bold(one), part=part)
        start += len(line) + 1


def _without_lists(
    marks: Sequence[QuestionMark], pieces: Sequence[DocumentPart]
) -> list[QuestionMark]:
    """Leave out questions that are quoted as items of one list: what follows answers them all."""
    kept: list[QuestionMark] = []
    for _, group in groupby(_runs_of_items(marks, pieces), lambda pair: pair[0]):
        run = [one for _, one in group]
        first = pieces[run[0].start]
        quoted = len(run) > 1 and isinstance(first.block, ListItem) and not first.number
        kept += [] if quoted else run
    return kept


def _runs_of_items(
    marks: Sequence[QuestionMark], pieces: Sequence[DocumentPart]
) -> Iterator[tuple[int, QuestionMark]]:
    """Go through marks with the number of the run that each is in: items without text between."""
    run = 0
    for n, one in enumerate(marks):
        before = marks[n - 1] if n else None
        items = isinstance(pieces[one.start].block, ListItem)
        if not (before and items and before.end == one.start and before.rest_at < 0):
            run += 1
        yield run, one


def _cuts(
    pieces: Sequence[DocumentPart],
    marks: Sequence[QuestionMark],
    asks: BriefAsks,
    asked: BriefWords,
) -> list[_Cut]:
    """Return where a document is cut: at questions, at themes, at headings above both."""
    within = {n for one in marks for n in range(one.start, one.end)}
    lines = _theme_lines(pieces, marks, asks, asked)
    others = [_Cut(n, n + 1, -1, theme) for n, theme in lines.items()]
    others += [
        _Cut(n, n, -1, -1)
        for n in {*_higher_headings(pieces, marks, within), *_table_ends(pieces, marks)}
        if n not in lines and n not in within
    ]
    found = _resolved(marks, lines, asked)
    return sorted([*others, *found], key=lambda one: one.start)


def _theme_lines(
    pieces: Sequence[DocumentPart],
    marks: Sequence[QuestionMark],
    asks: BriefAsks,
    asked: BriefWords,
) -> dict[int, int]:
    """Return the lines that are headings of themes, with the theme's position.

    A line that stands out as a heading is like the theme's; another one has its words, and its
    questions below.
    """
    known = {words: n for n, one in enumerate(asks.themes) for words in (one.label, one.title)}
    titles = wordings(theme.heading for theme in asks.themes)
    within = {n for one in marks for n in range(one.start, one.end)}
    found: dict[int, int] = {}
    for n, piece in enumerate(pieces):
        if n in within or not piece.words.strip() or len(piece.words) > _LONGEST_TITLE:
            continue
        theme = _theme_of(piece, known, titles)
        stands = piece.marked or isinstance(piece.block, Heading)
        if theme >= 0 and (stands or theme == _next_theme(n, marks, asked)):
            found[n] = theme
    return found


def _theme_of(piece: DocumentPart, known: Mapping[tuple[str, ...], int], titles: Wordings) -> int:
    """Return the theme whose title or label a line is, or -1."""
    for words in filter(None, (keys(piece.words), keys(unnumbered(piece.words)[0]))):
        if words in known:
            return known[words]
        near = titles.nearest(words, SAME)
        if near and (piece.marked or isinstance(piece.block, Heading)):
            return near[0].position
    return -1


def _next_theme(n: int, marks: Sequence[QuestionMark], asked: BriefWords) -> int:
    """Return the theme of the first question after a line, or -1."""
    at = bisect_left(marks, n, key=lambda one: one.start)
    return asked.themes[marks[at].positions[0]] if at < len(marks) else -1


def _higher_headings(
    pieces: Sequence[DocumentPart], marks: Sequence[QuestionMark], within: set[int]
) -> Iterator[int]:
    """Go through the headings that stand above those that ask, where most questions are such."""
    levels = [_level(pieces[one.start]) for one in marks if not pieces[one.start].marked]
    headings = [level for level in levels if level < _NONE]
    if 2 * len(headings) < len(marks):
        return
    usual = min(headings)
    for n, piece in enumerate(pieces):
        if n not in within and n > marks[0].start and _level(piece) < usual:
            yield n


def _level(piece: DocumentPart) -> int:
    return piece.block.level if isinstance(piece.block, Heading) else _NONE


def _table_ends(pieces: Sequence[DocumentPart], marks: Sequence[QuestionMark]) -> Iterator[int]:
    """Go through the ends of tables whose last question is answered within them."""
    for n, one in enumerate(marks):
        here = pieces[one.start]
        if not here.marked or not isinstance(here.block, Heading | Paragraph) or here.part >= 0:
            continue
        end = one.end
        while end < len(pieces) and pieces[end].at == here.at:
            end += 1
        following = marks[n + 1].start if n + 1 < len(marks) else len(pieces)
        if one.end < end < following:
            yield end


def _resolved(
    marks: Sequence[QuestionMark], themes: Mapping[int, int], asked: BriefWords
) -> Iterator[_Cut]:
    """Go through marks as cuts: of equal questions the order and the theme tell which is meant."""
    theme_of = asked.themes
    last, used = -1, set[int]()
    for n, one in enumerate(marks):
        sure, position = one.sure, one.positions[0]
        if len(one.positions) > 1:
            above = max((at for at in themes if at < one.start), default=-1)
            here = [at for at in one.positions if above < 0 or theme_of[at] == themes[above]]
            fitting, certain = _in_order(marks, n, here or one.positions, last, used)
            position = fitting
            sure = one.sure if certain else min(one.sure, _ORDERED)
        used.add(position)
        last = position
        yield _Cut(one.start, one.end, position, theme_of[position], sure, one.rest_at)


def _in_order(
    marks: Sequence[QuestionMark], n: int, here: Sequence[int], last: int, used: set[int]
) -> tuple[int, bool]:
    """Return which of equal questions is next in order, and whether no other fits as well."""
    positions = marks[n].positions
    peers, before = 0, 10**9
    for other in marks[n:]:
        if other.positions == positions:
            peers += 1
        elif len(other.positions) == 1 and other.positions[0] > last:
            before = other.positions[0]
            break
    fitting = [at for at in here if last < at < before and at not in used]
    if fitting:
        return fitting[0], len(fitting) <= peers
    free = [at for at in here if at not in used]
    return (free or list(here))[0], len(here) == 1


def _zones(
    pieces: Sequence[DocumentPart], blocks: Text, cuts: Sequence[_Cut], asked: BriefWords
) -> tuple[list[Zone], list[str]]:
    """Return what stands between the cuts, and the lines that are the letter's own."""
    ours = letters_own(asked.brief)
    counts = Counter(piece.at for piece in pieces)
    zones: list[Zone] = []
    own: list[str] = []
    for n, here in enumerate(cuts):
        stop = cuts[n + 1].start if n + 1 < len(cuts) else len(pieces)
        below = [*_rest(pieces, here), *pieces[here.end : stop]]
        question = asked.questions[here.question] if here.question >= 0 else None
        said = ours.answer(below, question)
        heading = " ".join(piece.words for piece in pieces[here.start : here.end])
        if question:
            own.append(heading if here.rest_at < 0 else heading[: here.rest_at])
        own += said.own
        end = pieces[stop].at if stop < len(pieces) else len(blocks)
        text = _text(said.kept, blocks, counts)
        at = pieces[here.start].at
        zones.append(Zone(at, end, here.question, here.theme, here.sure, heading.strip(), text))
    return zones, [one for one in own if one.strip()]


def _rest(pieces: Sequence[DocumentPart], here: _Cut) -> Iterator[DocumentPart]:
    """Return what follows a question in its own line."""
    block = pieces[here.end - 1].block if here.rest_at >= 0 else None
    if isinstance(block, LINE_BLOCKS):
        yield DocumentPart(
            Paragraph(new_id(), cut(block.runs, here.rest_at)), pieces[here.end - 1].at
        )


def _text(kept: Sequence[DocumentPart], blocks: Text, counts: Counter[int]) -> Text:
    """Return pieces as blocks, those of one paragraph together as they stood."""
    made: list[Block] = []
    for (at, whole), group in groupby(kept, lambda one: (one.at, one.part < 0)):
        lines = [piece.block for piece in group]
        if whole:
            made += lines
        elif len(lines) == counts[at]:
            made.append(blocks[at])
        else:
            runs = [run for line in lines for run in (Run("\n"), *_runs(line))]
            made.append(Paragraph(new_id(), tidy(runs[1:])))
    return tuple(made)


def _runs(block: Block) -> Sequence[Run]:
    return block.runs if isinstance(block, LINE_BLOCKS) else ()
