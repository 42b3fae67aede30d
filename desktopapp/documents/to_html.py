"""Write a document as one web page: semantic, self-contained, without script.

Public bodies are asked to publish web pages before PDF files. The page needs nothing from any
other place: pictures are inside it, and its own policy forbids it to load or run anything.
"""

import base64
import html
import re
from collections.abc import Iterator
from itertools import groupby

from desktopapp.documents.html_lists import html_list
from desktopapp.layout.build import Document, Item, PictureItem, TableItem, TextItem
from desktopapp.layout.drawn import drawn_size, picture_file
from desktopapp.layout.style import Styles
from desktopapp.plan.links import allowed
from desktopapp.plan.plain_text import clean
from desktopapp.plan.text import Runs, plain_runs

_SMALLEST_HEADING = 6


def to_html(document: Document) -> bytes:
    """Return the document as a whole page: skip link, title, contents list, text."""
    front = [item for item in document.items if _is_front(item)]
    head = "".join(_front(item, document) for item in front)
    title, main = f"{document.title} - {document.author}", _text(document, 2)
    page = web_page(title, document.author, web_style(document.styles), head,
                    _contents(document), main)  # fmt: skip
    return page.encode()


def web_page(  # the parts of a page, each once
    title: str, council: str, style: str, head: str, contents: str, main: str
) -> str:
    """Return a whole page of its parts; title and council are words, all else is HTML."""
    author = html_words(council)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html_words(title)}</title>\n"
        f'<meta name="author" content="{author}">\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">Skip to content</a>\n'
        f"<header>\n{head}</header>\n{contents}"
        f'<main id="content" tabindex="-1">\n{main}</main>\n'
        f"<footer>\n<p>{author}</p>\n</footer>\n</body>\n</html>\n"
    )


def to_fragment(document: Document) -> bytes:
    """Return the text alone, to paste into a content management system.

    It begins at headings of level 2, since the page it is pasted into has a title of its own,
    and brings no style: the website has its own.
    """
    return _text(document, 2).encode()


def _is_front(item: Item) -> bool:
    """Tell whether an item belongs to the head of the page: logo, title, name of the council."""
    return not any(item.origin)


def _front(item: Item, document: Document) -> str:
    match item:
        case TextItem(role="title"):
            return f"<h1>{_runs(item.runs)}</h1>\n"
        case TextItem():
            return f"<p>{_runs(item.runs)}</p>\n"
        case _:
            return _block(item, document)


def _contents(document: Document) -> str:
    """Return the list of the headings of level 1, where there are two or more."""
    entries = [
        f'<li><a href="#{_anchor(n)}">{_heading_words(item)}</a></li>\n'
        for n, item in enumerate(document.items)
        if _is_chapter(item)
    ]
    if len(entries) < 2:  # noqa: PLR2004  # a list of one leads nowhere
        return ""
    return (
        '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ul>\n'
        f"{''.join(entries)}</ul>\n</nav>\n"
    )


def _is_chapter(item: Item) -> bool:
    return isinstance(item, TextItem) and item.role == "heading" and item.level == 1


def _anchor(number: int) -> str:
    return f"part-{number}"


def _heading_words(item: Item) -> str:
    """Return the words of a heading, with its number, without links."""
    if not isinstance(item, TextItem):
        return ""
    number = f'<span class="number">{html_words(item.label)}</span> ' if item.label else ""
    return number + html_words(plain_runs(item.runs))


def _text(document: Document, chapter: int) -> str:
    """Return the items in order; ``chapter`` is the HTML level of a heading of level 1."""
    parts = []
    numbered = [(n, item) for n, item in enumerate(document.items) if not _is_front(item)]
    for is_list, group in groupby(numbered, key=lambda one: _is_listed(one[1])):
        members = list(group)
        if is_list:
            items = [item for _, item in members if isinstance(item, TextItem)]
            parts.append(html_list((item.listed, _runs(item.runs)) for item in items))
            continue
        for n, item in members:
            if isinstance(item, TextItem) and item.role == "heading":
                parts.append(_heading(item, n, chapter))
            else:
                parts.append(_block(item, document))
    return "".join(parts)


def _is_listed(item: Item) -> bool:
    return isinstance(item, TextItem) and item.role == "list item"


def _heading(item: TextItem, number: int, chapter: int) -> str:
    tag = f"h{min(chapter - 1 + item.level, _SMALLEST_HEADING)}"
    name = f' id="{_anchor(number)}"' if item.level == 1 else ""
    label = f'<span class="number">{html_words(item.label)}</span> ' if item.label else ""
    return f"<{tag}{name}>{label}{_runs(item.runs)}</{tag}>\n"


def _block(item: Item, document: Document) -> str:
    match item:
        case TextItem(role="caption"):
            return f"<figcaption>{_runs(item.runs)}</figcaption>\n</figure>\n"
        case TextItem():
            return f"<p>{_runs(item.runs)}</p>\n"
        case TableItem():
            return _table(item)
        case PictureItem(captioned=True):
            return f"<figure>\n{_picture(item, document.styles)}"
        case PictureItem():
            return _picture(item, document.styles)


def _table(item: TableItem) -> str:
    """Return a table that can be scrolled by itself where the screen is narrow."""
    caption = html_words(item.summary)
    rows = "".join(f"<tr>{''.join(_cells(item, n))}</tr>\n" for n in range(1, len(item.rows)))
    head = f"<thead>\n<tr>{''.join(_cells(item, 0))}</tr>\n</thead>\n"
    named = f"<caption>{caption}</caption>\n" if caption else ""
    label = caption or "Table"
    return (
        f'<div class="table" role="region" aria-label="{label}" tabindex="0">\n<table>\n'
        f"{named}{head}<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _cells(item: TableItem, row: int) -> Iterator[str]:
    for column, runs in enumerate(item.rows[row]):
        words = _runs(runs)
        if row == 0:
            # An empty header cell names nothing, so it is none.
            yield f'<th scope="col">{words}</th>' if words else "<td></td>"
        elif column == 0 and item.row_headers and words:
            yield f'<th scope="row">{words}</th>'
        else:
            yield f"<td>{words}</td>"


def _picture(item: PictureItem, styles: Styles) -> str:
    wide, high = drawn_size(item, styles)
    if not wide:
        return ""
    file = picture_file(item, styles)
    kind = "png" if file.startswith(b"\x89PNG") else "jpeg"
    data = base64.b64encode(file).decode()
    alternative = "" if item.decorative else html_words(item.alternative)
    size = f'width="{round(wide * 4 / 3)}" height="{round(high * 4 / 3)}"'
    return f'<p><img src="data:image/{kind};base64,{data}" alt="{alternative}" {size}></p>\n'


def _runs(runs: Runs) -> str:
    """Return runs as phrasing content; only web and mail addresses become links."""
    parts = []
    for link, group in groupby(runs, key=lambda run: run.link.strip()):
        inner = "".join(_run(run.text, bold=run.bold, italic=run.italic) for run in group)
        linked = allowed(link) and inner
        parts.append(f'<a href="{html_words(link)}">{inner}</a>' if linked else inner)
    return "".join(parts)


def _run(text: str, *, bold: bool, italic: bool) -> str:
    words = html_words(text).replace("\n", "<br>\n")
    if italic:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if bold else words


def html_words(text: str) -> str:
    """Return words as they stand in HTML."""
    return html.escape(clean(text), quote=True)


def web_style(styles: Styles) -> str:
    """Return the page's style: readable at any width, on paper, and in forced colours."""
    sheet = _SHEET.replace("FONT", re.sub(r"[^\w \-]", "", styles.font))
    for role in ("text", "accent", "quiet", "rule", "shade"):
        sheet = sheet.replace(role.upper(), styles.colour(role))
    return sheet


_SHEET = """\
body { margin: 0 auto; max-width: 44em; padding: 0 1em 2em; background: #ffffff; color: TEXT;
  font: 1.1875em/1.5 "FONT", Arial, sans-serif; overflow-wrap: break-word; }
header { margin-top: 1.5em; }
header p { color: QUIET; margin-top: 0; }
h1, h2 { color: ACCENT; }
h1 { font-size: 1.9em; line-height: 1.2; margin-bottom: 0.2em; }
h2 { font-size: 1.35em; line-height: 1.25; margin: 1.6em 0 0.5em; }
h3 { font-size: 1.1em; margin: 1.3em 0 0.3em; }
h4, h5, h6 { font-size: 1em; margin: 1.2em 0 0.3em; }
a { color: ACCENT; text-decoration: underline; }
a:focus-visible, .table:focus-visible, main:focus-visible { outline: 3px solid ACCENT;
  outline-offset: 2px; }
.skip { position: absolute; left: -100em; }
.skip:focus { position: static; display: inline-block; padding: 0.5em 0; }
nav ul { list-style: none; padding: 0; }
nav li { margin: 0.3em 0; }
li { margin: 0.3em 0; }
img { max-width: 100%; height: auto; }
figure { margin: 1em 0; }
figcaption { color: QUIET; }
.table { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: 0.3em 0; }
th, td { border: 1px solid RULE; padding: 0.4em 0.6em; text-align: left; vertical-align: top;
  overflow-wrap: normal; }
thead th, thead td { background: SHADE; }
footer { margin-top: 3em; border-top: 1px solid RULE; color: QUIET; }
@media print {
  body { max-width: none; padding: 0; font-size: 12pt; }
  nav, .skip { display: none; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  tr, img, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
}
"""
