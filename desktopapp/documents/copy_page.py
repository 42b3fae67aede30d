"""The answers in the form’s order, each as the plain text that is pasted: a page and a table.

What a form does not take is told beside the answer and is never part of it.
"""

from collections.abc import Iterator

from desktopapp.documents.csv_cells import csv_file, harmless
from desktopapp.documents.to_html import html_words, web_page, web_style
from desktopapp.layout.style import styles
from desktopapp.plan.brief import Theme
from desktopapp.plan.copy_out import limit_counts, text_length
from desktopapp.plan.copy_pieces import (
    CopyPiece,
    asked_above,
    beside_the_form,
    copy_pieces,
    piece_name,
)
from desktopapp.plan.plain_text import clean, one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.repeated import thing_called
from desktopapp.plan.saying import listed

_HEAD = ("Number", "Answered for", "Part", "Question", "Answer", "Before pasting", "Words",
         "Characters", "Counted as the form counts", "Notes", "Council")  # fmt: skip
_APOSTROPHE = (
    "Leave out the apostrophe at the beginning: it keeps spreadsheets from taking the text for a "
    "formula."
)
_ABOUT = (
    "Each box holds an answer as plain text, in the order of the form and as it is pasted. A "
    "click into a box chooses all of it. Lengths are those of the pasted text, counted as the "
    "form counts where that is known."
)
_STYLE = """\
.answer { white-space: pre-wrap; border: 1px solid RULE; padding: 0.7em 0.9em; margin: 0.6em 0;
  user-select: all; }
.asks { color: QUIET; white-space: pre-line; }
.note { color: QUIET; }
"""


def copy_page(plan: Plan) -> bytes:
    """Return the page: a part for each theme, and in it each question with its answer."""
    pieces, title = copy_pieces(plan), one_line(plan.title) or one_line(plan.brief.title)
    council, look = one_line(plan.council.name), styles(plan.appearance)
    style = web_style(look) + _STYLE.replace("RULE", look.colour("rule")).replace(
        "QUIET", look.colour("quiet")
    )
    head = (
        f"<h1>To paste into the form: {html_words(title)}</h1>\n<p>{html_words(council)}</p>\n"
        f"<p>{html_words(_ABOUT)}</p>\n"
    )
    themes = [theme for theme in plan.brief.themes if _of(theme, pieces)]
    main = "".join(_theme(plan, theme, _of(theme, pieces)) for theme in themes) + _beside(plan)
    named = f"To paste into the form: {title} - {council}"
    return web_page(named, council, style, head, _contents(plan, themes), main).encode()


def _of(theme: Theme, pieces: tuple[CopyPiece, ...]) -> list[CopyPiece]:
    places = {theme.id, *(question.id for question in theme.questions)}
    return [piece for piece in pieces if piece.place in places]


def _contents(plan: Plan, themes: list[Theme]) -> str:
    if len(themes) < 2:  # noqa: PLR2004  # a list of one leads nowhere
        return ""
    entries = "".join(
        f'<li><a href="#theme-{theme.number}">{_theme_name(plan, theme)}</a></li>\n'
        for theme in themes
    )
    return (
        '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ul>\n'
        f"{entries}</ul>\n</nav>\n"
    )


def _theme_name(plan: Plan, theme: Theme) -> str:
    return html_words(f"{theme.number} {one_line(plan.theme_title(theme.id))}")


def _theme(plan: Plan, theme: Theme, pieces: list[CopyPiece]) -> str:
    head = f'<h2 id="theme-{theme.number}">{_theme_name(plan, theme)}</h2>\n'
    return head + "".join("".join(_piece(piece)) for piece in pieces)


def _piece(piece: CopyPiece) -> Iterator[str]:
    heading, asks = asked_above(piece)
    yield f"<h3>{html_words(heading)}</h3>\n"
    if asks:
        yield f'<p class="asks">{html_words(asks)}</p>\n'
    if piece.text:
        label = html_words(f"Answer to {piece_name(piece)}, as it is pasted")
        words = html_words(piece.text)
        yield f'<div class="answer" role="group" aria-label="{label}">{words}</div>\n'
        for one in limit_counts(piece):
            said = html_words(f"{one.said}.")
            yield f"<p><strong>{said}</strong></p>\n" if one.over else f"<p>{said}</p>\n"
    else:
        yield "<p>There is nothing to enter.</p>\n"
    for note in piece.notes:
        yield f'<p class="note">{html_words(note)}</p>\n'


def _beside(plan: Plan) -> str:
    names = beside_the_form(plan)
    if not names:
        return ""
    said = html_words(
        f"The plan has more text, which answers no question of the form: {listed(names)}."
    )
    return f"<h2>Not in the form</h2>\n<p>{said}</p>\n"


def copy_table(plan: Plan) -> bytes:
    """Return the answers as CSV, a row for each box of the form."""
    council = harmless(one_line(plan.council.name))
    return csv_file([_HEAD, *([*_row(plan, piece), council] for piece in copy_pieces(plan))])


def _row(plan: Plan, piece: CopyPiece) -> list[str]:
    answer = harmless(clean(piece.text))
    counts = "; ".join(one.said for one in limit_counts(piece))
    return [
        harmless(piece.number),
        harmless(thing_called(plan.brief, piece.place)),
        harmless(piece.part),
        harmless(one_line(piece.asks)),
        answer,
        _APOSTROPHE if answer != piece.text else "",
        *map(str, text_length(piece.text)),
        counts,
        harmless(" ".join(piece.notes)),
    ]
