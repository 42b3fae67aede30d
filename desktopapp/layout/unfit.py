"""What of a document cannot be shown well: characters, pictures, tables that are too wide."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from desktopapp.layout.build import Document, Item, PictureItem, TableItem, TextItem, item_runs
from desktopapp.layout.lines import lacking
from desktopapp.layout.pictures import pixels
from desktopapp.layout.style import ParagraphStyle
from desktopapp.layout.tables import breaks_words
from desktopapp.plan.text import Run, Runs, plain_runs

Lacks: TypeAlias = Callable[[Runs, ParagraphStyle, str], Iterable[str]]


def lacking_characters(document: Document, lacks: Lacks = lacking) -> Iterator[tuple[str, str]]:
    """Go through the characters that no font can draw, with the id of the part they stand in.

    What stands in no part, such as the title, has no id. ``lacks`` tells what of runs cannot be
    drawn, for who keeps that.
    """
    for item in document.items:
        missing = dict.fromkeys(
            character
            for runs in (*item_runs(item), *_label(item))
            for character in lacks(runs, _style(item, document), document.styles.font)
        )
        if missing:
            yield item.origin.part, "".join(missing)


def _label(item: Item) -> tuple[Runs, ...]:
    """Return a label that somebody chose; our own can be drawn."""
    return ((Run(item.label),),) if isinstance(item, TextItem) and item.listed.pattern else ()


def crowded_tables(document: Document) -> Iterator[tuple[str, str]]:
    """Go through the tables whose words the page breaks: the id of the part, and the first row.

    A table that stands in no part is made of what is kept elsewhere.
    """
    for item in document.items:
        if not isinstance(item, TableItem) or not item.origin.part:
            continue
        if breaks_words(item, document.styles):
            yield item.origin.part, "\t".join(map(plain_runs, item.rows[0]))[:80]


def unreadable_pictures(document: Document) -> list[PictureItem]:
    """Return the pictures that are missing, damaged or of another kind: none can be exported."""
    pictures = (item for item in document.items if isinstance(item, PictureItem))
    return [item for item in pictures if not (item.chart or all(pixels(item.data)))]


def _style(item: Item, document: Document) -> ParagraphStyle:
    return item.style if isinstance(item, TextItem) else document.styles.cell
