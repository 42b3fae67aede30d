"""HTML from Word, the web or a mail, read into blocks of the plan.

An allow-list: paragraphs, headings, lists, tables, bold, italic and links come through; all else
is dropped, struck words as deleted ones, which are counted. A formula becomes words that say the
same. A cell stands in the column and row in which it is shown. Nothing is ever loaded, and foreign
text never reaches Qt's own reader of HTML.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from desktopapp.plan.cells import squared
from desktopapp.plan.editing import as_runs
from desktopapp.plan.links import allowed
from desktopapp.plan.raised import lowered, raised
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Run,
    Runs,
    Table,
    Text,
    new_id,
    tidy,
)
from desktopapp.ui.text.html_tokens import Begin, End, HtmlText, tokens
from desktopapp.ui.text.pasted_formula import PastedFormula, begins_formula
from desktopapp.ui.text.pasted_grid import MOST_CELLS, Grid, TooManyCellsError
from desktopapp.ui.text.pasted_runs import as_block, trimmed

MOST_COLUMNS = 40
_DEEPEST = 200  # nested tags beyond this carry no format
_DEEPEST_TABLE = 20  # tables in tables beyond this are their words alone


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_DROPPED = _tags(
    "applet audio button canvas frameset head iframe map noframes noscript object "
    "script select style svg template textarea title video xml"
)
_STRUCK = _tags("del s strike")
_DRAWN = "katex-html"  # a formula as it is drawn, beside the one that is read
_SPACES = re.compile(r"[ \t\n\r\f]+")
_NUMBER = re.compile(r"\(?(\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]")
_LINE = "text-decoration-line"
_SHIFTS = {"super": 1, "sub": -1, "baseline": 0}
_MSO_LEVEL = re.compile(r"level(\d)")


class _Open(NamedTuple):
    """An open tag and what holds within it. ``item`` is a list item's level and number."""

    tag: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    dropped: bool = False
    struck: bool = False  # dropped for being struck through
    kept_spaces: bool = False
    heading: int = 0
    item: tuple[int, int] | None = None
    numbered: bool | None = None  # None: as the mark in front of the item says
    lists: int = 0
    is_mark: bool = False
    shift: int = 0  # 1: above the line, -1: below it


class HtmlReader:
    """Reads HTML into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[_Open] = [_Open("")]
        self._runs: list[Run] = []
        self._mark = ""
        self._items = 0
        self._last_item = -1
        self._goes_on: set[str] = set()  # ids of list items that go on with the item before
        self._grids: list[Grid] = []
        self.struck = 0  # stretches of struck words, which are left out
        self._is_new_stretch = False
        self._formula: PastedFormula | None = None
        self._deeper = 0  # tables that are open within the deepest that is read as one

    def read(self, html: str, tick: Callable[[], object] = lambda: None) -> Text:
        """Return what HTML holds. ``tick`` is called now and then, and may raise to give it up."""
        for token in tokens(html, tick):
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
        if top.dropped and tag in _VOID:
            return
        if tag == "br":
            self._runs.append(Run("\n"))
            return
        if tag in _BLOCKS:
            self.flush()
            self._begin_cells(tag, attributes)
        if tag in _VOID or len(self._open) > _DEEPEST:
            return
        if top.dropped or tag in _DROPPED:
            self._open.append(top._replace(tag=tag, dropped=True))
            return
        new = self._opened(tag, top, attributes)
        self._is_new_stretch |= new.struck
        self._open.append(new)

    def _opened(self, tag: str, top: _Open, attributes: dict[str, str]) -> _Open:
        """Return what holds within a tag: what held around it, changed by tag and style."""
        new = _by_tag(tag, top._replace(tag=tag), attributes)
        if tag in _STRUCK:
            new = new._replace(dropped=True, struck=True)
        elif attributes.get("class") == _DRAWN:
            new = new._replace(dropped=True)
        if tag == "li":
            self._items += 1
            level = _whole(attributes.get("aria-level", "")) or max(top.lists, 1)
            new = new._replace(item=(level - 1, self._items))
        style = attributes.get("style")
        if style:
            new = self._styled(new, style)
        return new

    def _styled(self, new: _Open, style: str) -> _Open:
        """Apply the few properties that mean something; Word's mso-list makes a list item."""
        found = dict(part.split(":", 1) for part in style.lower().split(";") if ":" in part)
        rules = {name.strip(): value.strip() for name, value in found.items()}
        weight = rules.get("font-weight")
        if weight:
            new = new._replace(bold=weight in ("bold", "bolder") or _whole(weight) >= 600)  # noqa: PLR2004  # CSS's semi-bold
        slant = rules.get("font-style")
        if slant:
            new = new._replace(italic=slant in ("italic", "oblique"))
        if "line-through" in f"{rules.get('text-decoration')} {rules.get(_LINE)}":
            new = new._replace(dropped=True, struck=True)
        if rules.get("display") == "none" or rules.get("mso-hide") == "all":
            new = new._replace(dropped=True)
        shift = _SHIFTS.get(rules.get("vertical-align", ""))
        if shift is not None and new.tag not in ("td", "th", "tr"):
            new = new._replace(shift=shift)
        if rules.get("mso-element") in ("comment-list", "header", "footer"):
            new = new._replace(dropped=True)
        if rules.get("white-space", "").startswith("pre") and new.tag == "pre":
            new = new._replace(kept_spaces=True)
        listed = rules.get("mso-list", "")
        if listed == "ignore":
            return new._replace(is_mark=True)
        level = _MSO_LEVEL.search(listed)
        if level and new.tag == "p":
            self._items += 1
            new = new._replace(item=(int(level[1]) - 1, self._items), numbered=None)
        return new

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
        if tag in _BLOCKS:
            self.flush()
        del self._open[n:]
        if not self._grids:
            return
        if tag == "table" and self._deeper:
            self._deeper -= 1
        elif tag == "table":
            self._end_table()
        elif tag in ("td", "th", "tr") and not self._deeper:
            self._end_cell()

    def _take(self, data: str) -> None:
        """Take words, unless they stand where nothing is taken."""
        top = self._open[-1]
        if self._formula:
            self._formula.take(data)
            return
        if top.dropped:
            if top.struck and self._is_new_stretch and not data.isspace():
                self.struck += 1
                self._is_new_stretch = False
            return
        words = data if top.kept_spaces else _SPACES.sub(" ", data)
        if top.is_mark:
            self._mark += words
        elif words:
            if top.shift:
                words = raised(words) if top.shift > 0 else lowered(words)
            self._runs.append(Run(words, top.bold, top.italic, top.link))

    def _end_formula(self) -> None:
        """Take the formula that is open, as words."""
        formula, self._formula = self._formula, None
        if formula:
            self._take(formula.said())

    # Blocks

    def flush(self) -> None:
        """Make a block of the words taken since the last."""
        runs = trimmed(self._runs)
        self._runs = []
        mark, self._mark = self._mark, ""
        if not runs:
            return
        top = self._open[-1]
        if top.heading:
            plain = (replace(run, bold=False) for run in runs)
            self.blocks.append(Heading(new_id(), tidy(plain), top.heading))
        elif top.item:
            self._add_item(top, runs, mark)
        else:
            self.blocks.append(as_block(runs))

    def _add_item(self, top: _Open, runs: Runs, mark: str) -> None:
        level, number = top.item or (0, 0)
        last = self.blocks[-1] if self.blocks else None
        numbered = top.numbered
        if numbered is None:
            numbered = bool(_NUMBER.match(mark.strip()))
        item = ListItem(new_id(), runs, min(max(level, 0), 2), numbered)
        if isinstance(last, ListItem) and self._last_item == number:
            self._goes_on.add(item.id)
        self._last_item = number
        self.blocks.append(item)

    def _whole_items(self, blocks: list[Block]) -> list[Block]:
        """Put what goes on with a list item into that item, once for all of it."""
        made: list[Block] = []
        parts: list[Run] = []  # of the last block, where it is an item that goes on
        for block in blocks:
            if not isinstance(block, ListItem) or block.id not in self._goes_on:
                made[-1:] = _with_parts(made[-1:], parts)
                parts = []
                made.append(block)
            else:
                parts += (Run("\n"), *block.runs)
        made[-1:] = _with_parts(made[-1:], parts)
        return made

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
        elif tag == "tr":
            self._end_cell()
            self._grids[-1].begin_row()
        elif tag in ("td", "th"):
            self._end_cell()
            self._grids[-1].begin_cell(attributes)
            self.blocks = []

    def _end_cell(self) -> None:
        grid = self._grids[-1]
        if not grid.in_cell:
            return
        grid.in_cell = False
        if not grid.rows:
            grid.begin_row()
        grid.add(self._whole_items(self.blocks))
        self.blocks = []

    def _end_table(self) -> None:
        self._end_cell()
        grid = self._grids.pop()
        strays, self.blocks = self.blocks, grid.outside
        self.blocks += strays
        rows = [row for row in grid.rows if any(row)]
        if not rows:
            return
        across = max(map(len, rows))
        if across * len(rows) > MOST_CELLS:
            raise TooManyCellsError
        sets_out = across == 1 and any(len(cell) > 1 for row in rows for cell in row)
        if sets_out or across > MOST_COLUMNS:
            self.blocks += [block for row in rows for cell in row for block in cell]
            return
        cells = [tuple(as_runs(cell) for cell in row) for row in rows]
        head = tuple(tidy(replace(run, bold=False) for run in runs) for runs in cells[0])
        self.blocks += squared((Table(new_id(), (head, *cells[1:])),))

    def _finish(self) -> Text:
        """Return all blocks, with whatever was left open closed."""
        self._end_formula()
        self.flush()
        while self._grids:
            self._end_table()
        return tuple(self._whole_items(self.blocks))


def _with_parts(last: list[Block], parts: list[Run]) -> list[Block]:
    """Return the last block, if any, with more runs."""
    return (
        [
            replace(block, runs=tidy((*block.runs, *parts)))
            if isinstance(block, ListItem)
            else block
            for block in last
        ]
        if parts
        else last
    )


def _by_tag(tag: str, new: _Open, attributes: dict[str, str]) -> _Open:
    """Apply what a tag means by itself."""
    if tag in ("b", "strong"):
        new = new._replace(bold=True)
    elif tag in ("i", "em", "cite"):
        new = new._replace(italic=True)
    elif tag == "a":
        address = attributes.get("href", "").strip()
        new = new._replace(link=allowed(address))
    elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        new = new._replace(heading=min(int(tag[1]), 3))
    elif tag in ("ul", "ol"):
        new = new._replace(lists=new.lists + 1, numbered=tag == "ol")
    elif tag == "pre":
        new = new._replace(kept_spaces=True)
    elif tag in ("td", "th"):
        new = new._replace(item=None, heading=0, lists=0, bold=False, shift=0)
    elif tag in ("sup", "sub"):
        new = new._replace(shift=1 if tag == "sup" else -1)
    elif tag in ("p", "div"):
        new = _by_role(new, attributes)
    return new


def _by_role(new: _Open, attributes: dict[str, str]) -> _Open:
    """Make a heading of a paragraph that says it is one."""
    if attributes.get("role") == "heading":
        level = _whole(attributes.get("aria-level", "")) or 1
        return new._replace(heading=min(max(level, 1), 3))
    if attributes.get("class", "").lower() in ("msotitle", "msotitlecxspfirst"):
        return new._replace(heading=1)
    return new


def _whole(words: str) -> int:
    """Return a small whole number written in digits, or 0."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 5 else 0  # noqa: PLR2004  # four digits
