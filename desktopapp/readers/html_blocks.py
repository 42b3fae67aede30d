"""HTML from Word, the web, a mail or a file, read into blocks of the plan.

An allow-list: paragraphs, headings, lists, tables, bold, italic and links come through; all else
is dropped, and counted where it is words: struck, hidden, or a comment. A formula becomes words
that say the same. A cell stands in the column and row in which it is shown. Nothing is ever
loaded, and foreign text never reaches Qt's own reader of HTML.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from desktopapp.plan.cells import squared
from desktopapp.plan.editing import as_runs
from desktopapp.plan.raised import lowered, raised
from desktopapp.plan.text import (
    Block,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
    new_id,
    tidy,
)
from desktopapp.readers.html_counts import with_counts
from desktopapp.readers.html_edges import with_edges
from desktopapp.readers.html_ends import VOID, with_ends
from desktopapp.readers.html_fields import TICKS, field_words, with_boxes, with_fields, with_quotes
from desktopapp.readers.html_formula import PastedFormula, begins_formula
from desktopapp.readers.html_grid import MOST_CELLS, Grid, TooManyCellsError
from desktopapp.readers.html_items import HtmlItems
from desktopapp.readers.html_laid import with_laid_tables
from desktopapp.readers.html_lights import may_have_lights, with_lights
from desktopapp.readers.html_made import may_make_words, with_made_words
from desktopapp.readers.html_runs import as_block, in_blank_columns, trimmed
from desktopapp.readers.html_sheets import with_sheets
from desktopapp.readers.html_styles import (
    SILENT,
    Open,
    is_sign,
    shows_something,
    within_tag,
)
from desktopapp.readers.html_tabs import with_tabs
from desktopapp.readers.html_tokens import LIGHT_TAG, TAB_TAG, Begin, End, HtmlText, Token, tokens
from desktopapp.readers.left_out import LeftOut, picture_place
from desktopapp.readers.tabbed_rows import TAB, untabbed, with_rows
from desktopapp.readers.word_symbols import signs_of

MOST_COLUMNS = 40
_DEEPEST = 200  # nested tags beyond this carry no format
_DEEPEST_TABLE = 20  # tables in tables beyond this are their words alone


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "dialog figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
_DROPPED = _tags(
    "applet audio button canvas datalist frameset head iframe map noframes noscript object "
    "rp script select style svg template title video xml"
)
_SEEN = ("br", "img", "input", "link", TAB_TAG, LIGHT_TAG)
_DRAWN_WORDS = ("text", "tspan")  # in a drawing
_BLANK = " \t\n\r\f\u00a0"
_WHITE = re.compile(  # of words, and not of the ground behind them
    r"(?<!-)color\s*[:=]\s*[\"']?\s*(?:#f|white|rgba?\(\s*25)", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BACK_TO_MARK = "#cmnt_ref"  # of a comment below the text, as Google writes it


class HtmlReader:
    """Reads HTML into blocks. ``names_pictures`` says of each at its place what it shows."""

    def __init__(self, *, names_pictures: bool = False) -> None:
        self._names_pictures = names_pictures
        self.blocks: list[Block] = []
        self._open: list[Open] = [Open("")]
        self._runs: list[Run] = []
        self._items = HtmlItems()
        self._grids: list[Grid] = []
        self.title = ""
        self.left: Counter[LeftOut] = Counter()  # what does not come in
        self._is_new_stretch = False
        self._is_styled = False  # by sheets that are not here: no ground is known to be white
        self._is_new_drawing = False  # whether no words of the drawing that is open were met yet
        self._formula: PastedFormula | None = None
        self._deeper = 0  # tables that are open within the deepest that is read as one

    def read(self, html: str, tick: Callable[[], object] = lambda: None) -> Text:
        """Return what HTML holds. ``tick`` is called now and then, and may raise to give it up."""
        white = bool(_WHITE.search(html))
        styled = with_sheets(with_ends(tokens(html, tick)), has_white=white)
        if may_make_words(html):
            styled = with_made_words(styled)
        laid_out = with_quotes(with_counts(with_laid_tables(styled)))
        lit = with_lights(laid_out) if may_have_lights(html) else laid_out
        edged = with_edges(with_tabs(lit))
        return self.read_tokens(with_fields(with_boxes(edged)))

    def read_tokens(self, marked: Iterable[Token]) -> Text:
        """Return what tags and words hold, from whatever document they come."""
        for token in marked:
            match token:
                case Begin():
                    self._begin(token.tag, token.attributes)
                case End():
                    self._end(token.tag)
                case HtmlText():
                    self._take(token.text)
        return self._finish()

    # Tags

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a block, a cell or a format."""
        top = self._open[-1]
        if tag in _BLOCKS:
            self._end_formula()
        if self._formula:
            self._formula.begin(tag, attributes)
            return
        if begins_formula(tag) and not top.dropped:
            self._formula = PastedFormula()
            return
        if top.dropped and tag in VOID:
            return
        if tag in _SEEN:
            self._take_seen(tag, attributes)
            return
        if tag in _BLOCKS:
            self.flush()
            self._begin_cells(tag, attributes)
        if tag in VOID or len(self._open) > _DEEPEST:
            return
        if top.dropped or tag in _DROPPED:
            self._is_new_drawing |= tag == "svg"
            self._open.append(top._replace(tag=tag, dropped=top.dropped or SILENT))
            return
        new = self._opened(tag, top, attributes)
        self._is_new_stretch |= bool(new.dropped) or new.is_white
        if tag == "rt" and not new.dropped:
            self._take(" (")  # words above others follow them in brackets
        self._open.append(new)

    def _opened(self, tag: str, top: Open, attributes: dict[str, str]) -> Open:
        """Return what holds within a tag, which may begin an item of a list."""
        new = within_tag(tag, top, attributes)
        if attributes.get("href", "").startswith(_BACK_TO_MARK):
            self._drop_comment()
            return new._replace(dropped=SILENT)
        return self._items.begin(tag, top, new, attributes)

    def _drop_comment(self) -> None:
        """Take none of the words of a comment, which begins here with a link back to its mark."""
        for n in range(len(self._open) - 1, 0, -1):
            around = self._open[n]
            if n < len(self._open) - 1 and around.tag != "div":
                break
            self._open[n] = around._replace(dropped=SILENT)
            if around.tag == "div":
                break

    def _end(self, tag: str) -> None:
        """End what the tag began, and all that was left open in it."""
        if self._formula and (tag in _BLOCKS or self._formula.end(tag)):
            self._end_formula()
        elif self._formula:
            return
        for n in range(len(self._open) - 1, 0, -1):
            if self._open[n].tag == tag:
                break
        else:
            return
        if any(one.tag == "rt" and not one.dropped for one in self._open[n:]):
            self._take(")")
        if tag in _BLOCKS:
            self.flush(ends=True)
        del self._open[n:]
        if self._grids:
            self._end_cells(tag)

    def _end_cells(self, tag: str) -> None:
        """End the table or cell that a tag ends."""
        if tag == "table" and self._deeper:
            self._deeper -= 1
        elif tag == "table":
            self._end_table()
        elif tag in ("td", "th", "tr", "tfoot") and not self._deeper:
            self._end_cell()
            if tag == "tfoot":
                self._grids[-1].begin_part("")

    def _take(self, data: str) -> None:
        """Take words, unless they stand where nothing is taken."""
        top = self._open[-1]
        if self._formula:
            self._formula.take(data)
            return
        why = top.dropped
        if top.is_white and top.is_on_paper and not self._is_styled:
            why = why or LeftOut.HIDDEN
        if why:
            if top.tag == "title":
                self.title = self.title or " ".join(data.split())
            if top.tag in _DRAWN_WORDS and self._is_new_drawing and data.strip(_BLANK):
                self.left[LeftOut.OBJECT] += 1
                self._is_new_drawing = False
            if why != SILENT and self._is_new_stretch and data.strip(_BLANK):
                self.left[LeftOut(why)] += 1
                self._is_new_stretch = False
            return
        words = data.replace("\t", TAB) if top.kept_spaces else _SPACES.sub(" ", data)
        if not top.kept_spaces and self._runs and self._runs[-1].text == "\n":
            words = words.lstrip(" ")
        if top.is_mark:
            self._items.take_mark(signs_of(words.replace("\u00a0", " "), top.symbols)[0])
        elif words:
            self._take_run(words, top)

    def _take_run(self, words: str, top: Open) -> None:
        """Take words as they look: signs of their font, above or below the line, bold."""
        if top.symbols:
            words, unknown = signs_of(words, top.symbols)
            self.left[LeftOut.SYMBOL] += unknown
        if top.shift:
            words = raised(words) if top.shift > 0 else lowered(words)
        self._runs.append(Run(words, bold=top.bold, italic=top.italic, link=top.link))

    def _take_seen(self, tag: str, attributes: dict[str, str]) -> None:
        """Take what a picture says or a field holds, a line break, or that styles are not here."""
        says = " ".join(attributes.get("alt", "").split())
        if tag in ("br", TAB_TAG):
            self._runs.append(Run("\n" if tag == "br" else TAB))
        elif tag == "link":
            self._is_styled |= "stylesheet" in attributes.get("rel", "").lower()
        elif tag == LIGHT_TAG:
            self.left[LeftOut.LIGHT] += not self._open[-1].dropped
            self._take(says)
        elif tag == "input":
            says = field_words(attributes)
            touches = self._runs and not self._runs[-1].text[-1:].isspace()
            self._take(f" {says}" if touches and says[:1] in TICKS else says)
        elif is_sign(says):
            self._take(says)
        elif shows_something(attributes):
            self.left[LeftOut.PICTURE] += 1
            if says and self._names_pictures:
                self._take(picture_place(says))

    def _end_formula(self) -> None:
        """Take the formula that is open, as words."""
        formula, self._formula = self._formula, None
        if formula:
            self._take(formula.said())

    # Blocks

    def flush(self, *, ends: bool = False) -> None:
        """Make a block of the words taken since the last; ``ends`` tells that nothing follows."""
        kept, self._runs = self._runs, []
        parts = in_blank_columns(kept) if self._open[-1].kept_spaces else [kept]
        found = [runs for runs in map(trimmed, parts) if untabbed(runs)]
        for runs in found:
            self._flush_words(runs)
        if ends and not found:
            self.blocks += self._items.alone(self._open[-1], in_cell=bool(self._grids))

    def _flush_words(self, tabbed: Runs) -> None:
        """Make a block of words."""
        mark = self._items.taken_mark()
        tabbed = self._items.with_typed(tabbed)
        top, runs = self._open[-1], untabbed(tabbed)
        if top.heading:
            plain = (replace(run, bold=False) for run in runs)
            self.blocks.append(Heading(new_id(), tidy(plain), top.heading))
        elif top.item:
            last = self.blocks[-1] if self.blocks else None
            self.blocks.append(self._items.block(top, runs, mark, last))
        else:
            block = as_block(runs)
            if isinstance(block, Paragraph) and not self._grids:
                block = replace(block, runs=tabbed)
            self.blocks.append(block)

    # Tables

    def _begin_cells(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            if len(self._grids) == _DEEPEST_TABLE:
                self._deeper += 1
                return
            self._grids.append(Grid(self.blocks))
            self.blocks = []
        elif not self._grids or self._deeper:
            return
        elif tag in ("tbody", "tfoot"):
            self._end_cell()
            self._grids[-1].begin_part(tag)
        elif tag == "tr":
            self._end_cell()
            self._grids[-1].begin_row()
        elif tag in ("td", "th"):
            self._end_cell()
            self._grids[-1].begin_cell(attributes)
            self._grids[-1].outside += self.blocks  # its caption, or what stands outside all cells
            self.blocks = []

    def _end_cell(self) -> None:
        grid = self._grids[-1]
        if not grid.in_cell:
            return
        grid.in_cell = False
        if not grid.rows:
            grid.begin_row()
        grid.add(self._items.whole(self.blocks))
        self.blocks = []

    def _end_table(self) -> None:
        self._end_cell()
        grid = self._grids.pop()
        strays, self.blocks = self.blocks, grid.outside
        self.blocks += strays
        self.left[LeftOut.LIGHT] += grid.light()
        rows = grid.shown()
        if not rows:
            return
        across = max(map(len, rows))
        if across * len(rows) > MOST_CELLS:
            raise TooManyCellsError
        sets_out = across == 1 and any(len(cell) > 1 for row in rows for cell in row)
        if sets_out or across > MOST_COLUMNS:
            self.blocks += [block for row in rows for cell in row for block in cell]
            return
        cells = [tuple(as_runs(self._items.as_words(cell)) for cell in row) for row in rows]
        head = tuple(tidy(replace(run, bold=False) for run in runs) for runs in cells[0])
        self.blocks += squared((Table(new_id(), (head, *cells[1:])),))

    def _finish(self) -> Text:
        """Return all blocks, with whatever was left open closed."""
        self._end_formula()
        self.flush()
        while self._grids:
            self._end_table()
        blocks = tuple(with_rows(self._items.whole(self.blocks)))
        return self._items.labelled(blocks)
