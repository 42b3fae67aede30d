"""Blocks of the plan as HTML, for the clipboard of other programs."""

from html import escape
from itertools import groupby

from desktopapp.documents.html_lists import html_list
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Runs,
    Table,
    Text,
)


def clipboard_html(text: Text) -> str:
    """Write blocks as plain, semantic HTML that Word and mail programs understand."""
    parts: list[str] = []
    blocks = zip(text, item_labels(text), strict=True)
    for is_list, members in groupby(blocks, key=lambda one: bool(one[1])):
        if is_list:
            items = ((label, block) for block, label in members if label)
            parts.append(html_list(((label, _block(block)) for label, block in items), end=""))
        else:
            parts += [_block(block) for block, _ in members]
    return "".join(parts)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_inline(block.runs)}</p>"
        case ListItem():
            return _inline(block.runs)
        case Heading():
            return f"<h{block.level}>{_inline(block.runs)}</h{block.level}>"
        case Table():
            return _table(block)
        case Picture():
            return f"<p><i>{escape(block.alternative)}</i></p>" if block.alternative else ""
        case Foreign():
            return ""


def _table(table: Table) -> str:
    rows: list[str] = []
    for r, row in enumerate(table.rows):
        cells: list[str] = []
        for c, runs in enumerate(row):
            if r == 0:
                cells.append(f'<th scope="col">{_inline(runs)}</th>')
            elif c == 0 and table.row_headers:
                cells.append(f'<th scope="row">{_inline(runs)}</th>')
            else:
                cells.append(f"<td>{_inline(runs)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table border="1" cellspacing="0" cellpadding="4">{"".join(rows)}</table>'


def _inline(runs: Runs) -> str:
    parts: list[str] = []
    for run in runs:
        words = escape(run.text, quote=False).replace("\n", "<br>")
        if run.bold:
            words = f"<b>{words}</b>"
        if run.italic:
            words = f"<i>{words}</i>"
        if run.link:
            words = f'<a href="{escape(run.link)}">{words}</a>'
        parts.append(words)
    return "".join(parts)
