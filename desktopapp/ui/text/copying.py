"""Blocks of the plan as HTML, for the clipboard of other programs."""

from html import escape

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
    open_lists: list[str] = []
    for block in text:
        if isinstance(block, ListItem):
            _open_item(parts, open_lists, block)
            parts.append(_inline(block.runs))
        else:
            _close_lists(parts, open_lists, 0)
            parts.append(_block(block))
    _close_lists(parts, open_lists, 0)
    return "".join(parts)


def _open_item(parts: list[str], open_lists: list[str], item: ListItem) -> None:
    """Open the lists that an item needs, close those it ends; each list stands in an item."""
    tag = "ol" if item.numbered else "ul"
    level = min(item.level, len(open_lists))
    keep = level + 1
    if len(open_lists) > level and open_lists[level] != tag:
        keep = level
    _close_lists(parts, open_lists, keep)
    if len(open_lists) > level:
        parts.append("</li><li>")
    else:
        open_lists.append(tag)
        parts.append(f"<{tag}><li>")


def _close_lists(parts: list[str], open_lists: list[str], keep: int) -> None:
    while len(open_lists) > keep:
        parts.append(f"</li></{open_lists.pop()}>")


def _block(block: Block) -> str:
    match block:
        case Paragraph() | ListItem():
            return f"<p>{_inline(block.runs)}</p>"
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
