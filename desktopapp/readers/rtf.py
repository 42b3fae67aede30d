"""Rich text (.rtf, as Word and WordPad write it) read into blocks.

Its paragraphs, lists and tables are told to the reader of tags, which makes the blocks. Tracked
deletions, hidden text, comments, pictures, headers and footers are left out and counted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.html_grid import TooManyCellsError
from desktopapp.readers.html_tokens import UNREAD_SHEET, Begin, End, HtmlText, Token
from desktopapp.readers.left_out import LeftOut, said_of_left_out
from desktopapp.readers.plaintext import title_of
from desktopapp.readers.reading import Reading, damaged, too_much
from desktopapp.readers.rtf_colours import OF_WORDS, RichColours
from desktopapp.readers.rtf_fonts import RichFonts, look_up_pages
from desktopapp.readers.rtf_meanings import (
    DESTINATIONS,
    GATHERED,
    NO_TEXT,
    OF_TABLES,
    RICH_LEFT_OUT,
    RICH_LOOKS,
    RICH_SIGNS,
    SHOWN_GROUPS,
    TOLD_APART,
    TRACKED_DELETION,
)
from desktopapp.readers.rtf_table import RtfTable
from desktopapp.readers.rtf_tokens import Control, Group, Letters, rtf_tokens
from desktopapp.readers.rtf_words import FormField, RichLook, RichWords, tagged
from desktopapp.readers.tabbed_rows import TAB
from desktopapp.readers.word_live_fields import shown_without_result
from desktopapp.readers.word_symbols import UNKNOWN, signs_of

_DEEPEST = 500  # groups within each other; what is deeper is damage
_BODY = 9  # the level of text that is no heading
_WORDS = re.compile(r"[^\W\d_]{2,}.*[ :]|[^\W\d_]{5,}")  # in the mark of an item
_LINK = re.compile(r"HYPERLINK\s+\"([^\"]*)\"")
_HEADING = re.compile(r"\s*heading (\d)", re.IGNORECASE)


def read_rtf(data: bytes) -> Reading:
    """Read a rich text file, or raise ``Problem``."""
    walk = _Walk()
    reader = HtmlReader()
    try:
        blocks = reader.read_tokens(walk.told(data))
    except TooManyCellsError:
        raise too_much("a table of more cells than anybody reads") from None
    notes = tuple(said_of_left_out(walk.left + reader.left))
    return Reading("", blocks, " ".join(walk.title.split()) or title_of(blocks), notes)


@dataclass(slots=True)
class _Paragraph:
    """How the paragraph that is open is laid out."""

    style: int = 0
    level: int | None = None  # of a heading, from 0
    depth: int = 0  # of a list, from 0
    is_listed: bool = False
    in_table: bool = False
    ground: str = ""  # the rule of CSS for the colour behind it


@dataclass(slots=True)
class _Walk:
    """Goes through rich text and tells its parts as tags and words."""

    left: Counter[LeftOut] = field(default_factory=Counter)
    title: str = ""
    _stack: list[RichLook] = field(default_factory=lambda: [RichLook()])
    _layout: _Paragraph = field(default_factory=_Paragraph)
    _words: list[Token | RichWords] = field(default_factory=list)  # of the open paragraph
    _kept: list[tuple[list[Token | RichWords], _Paragraph]] = field(default_factory=list)
    _last: RichLook | None = None  # of the words taken last
    _form: FormField = field(default_factory=FormField)
    _open: list[tuple[str, int]] = field(default_factory=list)  # fields, and what came before
    _taken: int = 0  # letters of the text
    _mark: str = ""  # what stands before an item of a list
    _gathered: list[str] = field(default_factory=list)  # in groups whose words are told otherwise
    _table: RtfTable = field(default_factory=RtfTable)
    _skip: int = 0
    _colours: RichColours = field(default_factory=RichColours)
    _fonts: RichFonts = field(default_factory=RichFonts)
    _headings: dict[int, int] = field(default_factory=dict)
    _style: int = 0

    def told(self, data: bytes) -> Iterator[Token]:
        """Go through rich text, or raise ``Problem`` where it is none."""
        if not data.lstrip().startswith(b"{\\rtf"):
            raise damaged("rich text file")
        for token in rtf_tokens(data):
            match token:
                case Group(begins=True):
                    if len(self._stack) > _DEEPEST:
                        raise damaged("rich text file")
                    self._stack.append(self._stack[-1])
                case Group():
                    yield from self._end_group()
                case Letters():
                    self._letters(token.data)
                case Control():
                    yield from self._control(token.word, token.number)
        yield from self._end_paragraph()
        yield from self._table.told()

    # Words

    def _letters(self, data: bytes) -> None:
        """Take letters, but those that stand for one that came as Unicode."""
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        if data := data[skipped:]:
            self._take(self._fonts.read(data, self._stack[-1].font))

    def _take(self, words: str) -> None:
        look = self._stack[-1]
        words = words.replace(TAB, " ") if look.goes else words
        if look.goes == "stylesheet":
            heading = _HEADING.match(words)
            if heading:
                self._headings.setdefault(self._style, int(heading[1]) - 1)
        elif look.goes == "fonttbl":
            self._fonts.name(words)
        elif look.goes == "title":
            self.title += words
        elif look.goes in ("listtext", "pntext"):
            signs = self._fonts.signs(look.font)
            self._mark += signs_of(words, signs)[0] if signs else words
        elif look.goes in TOLD_APART:
            self._gathered[-1] += words
        elif look.goes == "ffl":
            self._form.offered[-1] += words
        elif look.goes == "colortbl":
            self._colours.end(words.count(";"))
        elif look.goes == "":
            self._text(words, look)

    def _text(self, words: str, look: RichLook) -> None:
        """Take words of the text in the look that holds, joined with those before of one look."""
        if TRACKED_DELETION in look.css:
            self.left[LeftOut.CHANGE] += self._last != look
        elif self._last == look and self._words and isinstance(self._words[-1], RichWords):
            self._words[-1].parts.append(words)
        else:
            self._words.append(RichWords(look, [words]))
        self._taken += len(words.strip())
        self._last = look

    # Groups and control words

    def _end_group(self) -> Iterator[Token]:
        look = self._stack.pop() if len(self._stack) > 1 else self._stack[-1]
        outer = self._stack[-1]
        for _ in range(outer.fields, look.fields):
            self._end_field(outer)
        if look.goes == outer.goes and look.box == outer.box:
            return
        words = " ".join(self._gathered.pop().split()) if look.goes in TOLD_APART else ""
        if look.goes == "footnote":
            self.left[LeftOut.FOOTNOTE] += bool(words)
            self._text(f" ({words})" if words else "", outer.level())
        elif look.goes == "fldinst":
            if shown := self._form.shown():
                self._text(shown, outer)
            elif "FORMCHECKBOX" in words and not self._form.said:
                self.left[LeftOut.SYMBOL] += 1
                self._text(UNKNOWN, outer)
            self._form = FormField()
            if self._open:
                self._open[-1] = (words, self._open[-1][1])
            link = _LINK.search(words)
            self._stack[-1] = replace(outer, link=link[1] if link else "")
        elif look.box > outer.box:
            yield from self._end_paragraph()
            self._words, self._layout = self._kept.pop()

    def _end_field(self, look: RichLook) -> None:
        """Take what a field shows of which no result is kept."""
        instruction, taken = self._open.pop()
        if look.goes == "" and taken == self._taken:
            shown = shown_without_result(instruction)
            if shown.counted:
                self.left[LeftOut(shown.counted)] += 1
            if shown.words:
                self._text(shown.words, look)

    def _control(self, word: str, number: int | None) -> Iterator[Token]:
        look = self._stack[-1]
        if self._skip and len(word) == 1 and not word.isalpha():
            self._skip -= 1
        elif word == "*":
            self._stack[-1] = replace(look, optional=True)
        elif word in DESTINATIONS or look.optional:
            self._begin_destination(word, look)
        elif word in RICH_SIGNS:
            self._take(RICH_SIGNS[word])
        elif word == "u":
            self._take(chr((number or 0) % 0x10000))
            self._skip = look.skips
        elif look.goes == "":
            yield from self._layout_word(word, number, look)
        elif look.goes == "formfield" or word == "nestrow":
            yield from self._of_group(word, number)
        elif word in OF_TABLES and look.goes in ("fonttbl", "stylesheet", "colortbl"):
            self._of_tables(word, number)
        elif word in ("par", "line", "cell", "row"):
            self._take(" ")
        else:
            self._of_letters(word, number, look)

    def _of_group(self, word: str, number: int | None) -> Iterator[Token]:
        """Take what a field of a form holds, or the end of a row in a cell."""
        if word == "nestrow":
            yield from self._end_paragraph()
        else:
            self._form.said[word] = number or 0

    def _begin_destination(self, word: str, look: RichLook) -> None:
        """Begin a group whose words go elsewhere than into the text."""
        look = replace(look, optional=False)
        if word == "field":
            self._stack[-1] = replace(look, fields=look.fields + 1)
            self._open.append(("", self._taken))
        elif word in SHOWN_GROUPS:
            shown = replace(look, goes="" if word == "ud" else look.goes)
            if word == "shptxt" and look.goes == "":
                self._kept.append((self._words, self._layout))
                self._words, self._layout = [], _Paragraph()
                shown = replace(shown, box=look.box + 1)
            self._stack[-1] = shown
        elif word == "title" or (word in GATHERED and look.goes != NO_TEXT):
            self._form.offered += [""] if word == "ffl" else []
            self._gathered += [""] if word in TOLD_APART and word != look.goes else []
            self._stack[-1] = replace(look, goes=word)
        else:
            if word in RICH_LEFT_OUT and look.goes != NO_TEXT:
                self.left[RICH_LEFT_OUT[word]] += 1
            self._words += [UNREAD_SHEET] if word == "background" else []
            self._stack[-1] = replace(look, goes=NO_TEXT)

    def _of_tables(self, word: str, number: int | None) -> None:
        """Take what the tables of fonts, styles and colours say."""
        if self._stack[-1].goes == "colortbl":
            self._colours.take(word, number)
        elif self._stack[-1].goes == "fonttbl":
            self._fonts.take(word, number)
        elif word == "s":
            self._style = number or 0
        elif word == "outlinelevel":
            self._headings[self._style] = number or 0

    def _of_letters(self, word: str, number: int | None, look: RichLook) -> None:
        """Take how letters look, and how bytes are read."""
        if word in RICH_LOOKS:
            css = tuple(one for one in look.css if one != RICH_LOOKS[word])
            self._stack[-1] = replace(look, css=css if number == 0 else (*css, RICH_LOOKS[word]))
        elif word in ("up", "dn"):
            self._of_letters("super" if word == "up" else "sub", number, look)
        elif word == "nosupersub":
            self._stack[-1] = look.level()
        elif word == "plain":
            self._stack[-1] = replace(look, css=(), font=None)
        elif word == "uc":
            self._stack[-1] = replace(look, skips=max(number or 0, 0))
        elif word in OF_WORDS:
            rule = OF_WORDS[word]
            self._stack[-1] = look.coloured(rule, self._colours.css(rule, number))
        elif word == "f":
            self._stack[-1] = look.in_font(number, self._fonts.signs(number or 0))
        elif word == "deff":
            self._fonts.usual = number or 0
        else:
            self._fonts.take_page(word, number)

    def _layout_word(self, word: str, number: int | None, look: RichLook) -> Iterator[Token]:
        """Take how a paragraph is laid out, and where it ends."""
        layout = self._layout
        match word:
            case "par" | "sect" | "page":
                yield from self._end_paragraph()
            case "line" | "lbr" | "nestcell":  # a row of a table in a cell is a line of it
                self._text(" " if word == "nestcell" else "\n", look)
            case "pard":
                self._layout = _Paragraph()
            case "intbl":
                layout.in_table = True
            case "s" | "ilvl" | "ls" | "outlinelevel":
                self._laid_out(word, number or 0)
            case "cell":
                layout.in_table = True
                yield from self._end_paragraph()
                self._table.end_cell()
            case "row":
                self._table.end_row()
            case "cbpat" | "clcbpat":
                self._ground(word, number)
            case "trowd" | "cellx" | "clvmrg" | "clmrg" | "clmgf" | "clvmgf":
                self._table.define(word, number)
            case _:
                self._of_letters(word, number, look)

    def _ground(self, word: str, number: int | None) -> None:
        css = self._colours.css("background-color", number)
        if word == "cbpat":
            self._layout.ground = css
        else:
            self._table.colour(css)

    def _laid_out(self, word: str, number: int) -> None:
        layout = self._layout
        if word == "s":
            layout.style = number
        elif word == "ilvl":
            layout.depth = number
        elif word == "ls":
            layout.is_listed = number > 0
        else:
            layout.level = number

    def _end_paragraph(self) -> Iterator[Token]:
        """Tell the paragraph that ends, in its cell or after the table before it."""
        if cut := self._fonts.cut_off():
            self._take(cut)
        words, self._words = self._words, []
        mark, self._mark = " ".join(self._mark.split()), ""
        layout = self._layout
        level = self._headings.get(layout.style) if layout.level is None else layout.level
        tokens: list[Token] = []
        ground = "position:absolute" if self._stack[-1].box else layout.ground
        plain = {"style": ground} if ground else {}
        if level is not None and level < _BODY:
            tokens = tagged(f"h{min(level, 5) + 1}", plain, mark, words)
        elif mark and _WORDS.search(mark):
            tokens = tagged("p", plain, mark, words)
        elif mark or layout.is_listed:
            style = {"style": f"mso-list:l0 level{min(layout.depth, 8) + 1} lfo1"}
            ignored: list[Token | RichWords] = [
                Begin("span", {"style": "mso-list:ignore"}),
                HtmlText(mark or "•"),
            ]
            tokens = tagged("p", style, "", [*ignored, End("span"), *words])
        elif words:
            tokens = tagged("p", plain, "", words)
        if layout.in_table:
            self._table.take(tokens)
        elif tokens:
            yield from self._table.told()
            yield from tokens


def rehearsal() -> bytes:
    """Return a small document, and look up all encodings that rich text names."""
    look_up_pages()
    return rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}}\pard Rehearsal\par}"
