"""What of a document cannot be shown well: characters without a font, tables that are too wide."""

from collections.abc import Iterator

from desktopapp.layout.build import Document, Item, PictureItem, TableItem, TextItem
from desktopapp.layout.lines import lacking
from desktopapp.layout.style import Style
from desktopapp.layout.tables import breaks_words
from desktopapp.plan.text import Runs, plain_runs


def lacking_characters(document: Document) -> Iterator[tuple[str, str]]:
    """Go through the characters that no font can draw, with the id of the part they stand in.

    What stands in no part, such as the title, has no id.
    """
    for item in document.items:
        missing = dict.fromkeys(
            character
            for runs, style in _runs(item, document)
            for character in lacking(runs, style, document.styles.font)
        )
        if missing:
            yield item.origin.part, "".join(missing)


def crowded_tables(document: Document) -> Iterator[tuple[str, str]]:
    """Go through the tables whose words the page breaks: the id of the part, and the first row."""
    for item in document.items:
        if isinstance(item, TableItem) and breaks_words(item, document.styles):
            yield item.origin.part, "\t".join(map(plain_runs, item.rows[0]))[:80]


def _runs(item: Item, document: Document) -> tuple[tuple[Runs, Style], ...]:
    match item:
        case TextItem():
            return ((item.runs, item.style),)
        case TableItem():
            return tuple((cell, document.styles.cell) for row in item.rows for cell in row)
        case PictureItem():
            return ()
