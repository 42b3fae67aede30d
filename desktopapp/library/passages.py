"""Cut text into passages: a paragraph, a list with its lead-in, a table."""

from collections.abc import Iterator, Sequence

from desktopapp.library.theme_headings import keys, matched, unnumbered
from desktopapp.plan.brief import Brief
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Table,
    Text,
    block_words,
    plain_block,
)

_LEAD_IN = 30  # words of a sentence that introduces a table
_SAME = 0.8  # the share of words in order that a heading has of a question


def cut(blocks: Sequence[Block]) -> Iterator[tuple[Text, str]]:
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
            return isinstance(last, Heading)


def question_heading(text: Text, brief: Brief, theme_id: str) -> str | None:
    """Return the question of a theme whose words or label stand above a passage, or nothing."""
    theme = brief.theme(theme_id)
    for block in text:
        if not isinstance(block, Heading | Paragraph):
            continue
        words = keys(unnumbered(plain_block(block))[0])
        for question in theme.questions:
            if words and words == keys(question.label):
                return question.id
            asked = keys(question.text)
            of_question, of_words, end = matched(asked, words)
            whole = end and min(of_question, of_words) >= _SAME and end >= len(words) - 2
            if whole and len(asked) > 3:  # noqa: PLR2004  # fewer words agree by chance
                return question.id
        if isinstance(block, Paragraph):
            break
    return None
