"""Cut text into passages that keep their blocks, to be placed in a plan as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktopapp.library.asked import AskedQuestion, AskedTheme, BriefAsks, keys
from desktopapp.library.theme_headings import title_agreement, unnumbered
from desktopapp.library.wording import SAME, likeness
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    block_words,
    new_id,
    plain_block,
    plain_runs,
    tidy,
)

_LEAD_IN = 30  # words of a sentence that introduces a table
_LONGEST_NAME = 5_000  # characters of a question, at most


def cut_passages(blocks: Sequence[Block]) -> Iterator[tuple[Text, str]]:
    """Go through the passages of a text, each with the sub-heading it stands under or nothing.

    Headings stay with what follows them, pictures with what they follow.
    """
    open_blocks: list[Block] = []
    heading = above = ""
    for block in blocks:
        if open_blocks and not _belongs(open_blocks, block):
            yield tuple(open_blocks), heading
            open_blocks = []
        if isinstance(block, Heading):
            above = plain_block(block)
        heading = above
        open_blocks.append(block)
    if open_blocks:
        yield tuple(open_blocks), heading


def _belongs(before: Sequence[Block], block: Block) -> bool:
    """Tell whether a block goes on with the passage before it."""
    last = before[-1]
    match block:
        case Heading():
            return isinstance(last, Heading)
        case ListItem():
            return isinstance(last, ListItem | Paragraph | Heading)
        case Table():
            leads = isinstance(last, Paragraph) and (
                plain_block(last).rstrip().endswith(":") or block_words(last) <= _LEAD_IN
            )
            return leads or isinstance(last, Heading)
        case Picture() | Foreign():
            return True
        case Paragraph():
            return isinstance(last, Heading) or (block.caption and isinstance(last, Picture))


def question_heading(text: Text, theme: AskedTheme) -> str | None:
    """Return the question of a theme whose words or label stand above a passage, or nothing."""
    for block in text:
        if isinstance(block, Heading | Paragraph):
            for question in theme.questions:
                if asks(plain_block(block), question):
                    return question.id
        if not isinstance(block, Heading):
            break
    return None


def quotes(text: Text, theme: AskedTheme) -> bool:
    """Tell whether a passage is a list of a theme's questions as the letter asks them."""
    items = [plain_block(block) for block in text if isinstance(block, ListItem)]
    return len(items) > 1 and all(
        any(asks(item, question) for question in theme.questions) for item in items
    )


def asks(text: str, question: AskedQuestion) -> bool:
    """Tell whether a text is a question's label or has nearly all of its words in order."""
    return _asks(keys(unnumbered(text)[0]), question)


def _asks(words: tuple[str, ...], question: AskedQuestion) -> bool:
    if not words or words == question.label:
        return bool(words)
    asked = question.text
    if len(asked) <= 3 or not _may_be(words, asked):  # noqa: PLR2004  # fewer words agree by chance
        return False
    return likeness(asked, words[: 2 * len(asked)]) >= SAME and len(words) <= 2 * len(asked)


class _Parts(NamedTuple):
    """What a cell may name: labels of questions, and titles and questions, the shortest first.

    ``seen`` remembers of each text whether it names one.
    """

    labels: frozenset[tuple[str, ...]]
    texts: tuple[tuple[tuple[str, ...], AskedQuestion | None], ...]
    seen: dict[str, bool]

    @classmethod
    def of(cls, asked: BriefAsks) -> "_Parts":
        """Return the parts of what a brief asks."""
        questions = [one for theme in asked.themes for one in theme.questions]
        titles = [(theme.title, None) for theme in asked.themes]
        texts = sorted([*titles, *((one.text, one) for one in questions)], key=_length)
        return cls(frozenset(one.label for one in questions), tuple(texts), {})

    def name(self, cell: str) -> bool:
        """Tell whether a cell names a theme or a question."""
        found = self.seen.get(cell)
        if found is None:
            words = keys(unnumbered(cell[:_LONGEST_NAME])[0]) if cell.strip() else ()
            found = self.seen[cell] = bool(words) and (words in self.labels or self._told(words))
        return found

    def _told(self, words: tuple[str, ...]) -> bool:
        for text, question in self.texts:
            if len(words) < SAME * len(text):
                return False  # all others are longer
            if _asks(words, question) if question else _is_title(words, text):
                return True
        return False


def _length(part: tuple[tuple[str, ...], object]) -> int:
    return len(part[0])


def is_form(table: Table, asked: BriefAsks) -> bool:
    """Tell whether a table is a form: rows that name themes or questions, answers beside them.

    Each cell is looked at once, and a text that comes again only the first time.
    """
    named = 0
    parts = _Parts.of(asked)
    for row in table.rows:
        named += any(map(parts.name, map(plain_runs, row)))
        if named > 1:
            return True
    return named == 1 and len(table.rows) <= 2  # noqa: PLR2004  # header and one row


def _is_title(words: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Tell whether words are a theme's title, or nearly."""
    if not _may_be(words, title):
        return False
    of_title, of_words, end = title_agreement(title, words[:60])
    return min(of_title, of_words) >= SAME and end >= len(words) - 2


def _may_be(words: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Tell at a glance whether enough words of what is asked can stand among some words."""
    enough = SAME * len(asked)
    return len(words) >= enough and sum(map(set(words).__contains__, asked)) >= enough


def form_blocks(table: Table, asked: BriefAsks) -> Iterator[Block]:
    """Go through the cells of a form, row by row: what names a part is a heading."""
    parts = _Parts.of(asked)
    for row in table.rows:
        for cell in row:
            if parts.name(plain_runs(cell)):
                yield Heading(new_id(), tidy(replace(run, bold=False) for run in cell), 3)
            else:
                yield from _lines(cell)


def _lines(runs: Runs) -> Iterator[Block]:
    """Part runs at their line breaks."""
    line: list[Run] = []
    for run in (*runs, Run("\n")):
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for other in others:
            if plain_runs(whole := tidy(line)).strip():
                yield Paragraph(new_id(), whole)
            line = [replace(run, text=other)]
