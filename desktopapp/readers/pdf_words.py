"""The words that a page of a PDF draws, and where, from the characters that PDFium tells.

PDFium knows what a PDF says of its fonts: which letter a code stands for and how wide it is
(ISO 32000-1, 9.7 and 9.10). What it guesses of words and lines is not used: a space is where one
is drawn, or where a gap tells.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2_raw as pdfium

from desktopapp.readers.pdf_layers import is_on_layer
from desktopapp.readers.word_symbols import UNKNOWN, symbol

for _function in (pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox):
    _function.argtypes = None  # to check what is given for each letter takes as long as asking

OFF, WHITE = "off", "white"  # why nobody sees a word: its layer, its colour
_HINTED = 0.04  # of the size: where PDFium sees a gap as well, in letters set close
_GAP = 0.1  # of the size: a wider gap parts words
_TOUCHING = 0.04  # of the size: letters so near stand as letters of one word do
_BACK = 0.5  # of the size: a letter that begins further back belongs to another word
_LEVEL = 0.05  # of the size: letters of a word stand no higher or lower
_AGAIN = 0.4  # of its width: a letter drawn again so near is the same one, drawn bold
_SHADOW = 0.12  # of the size: or so near, if it is a thin one
_APART = 0.75  # of its width: but no further
_CELL = 1.0  # sizes: where a word is looked for that is drawn again
_NEAR = 0.25  # of that: drawn so near it is the same one, drawn bold
_WIDE = 1.6  # widths of the word: where that is less
_THIN = 0.45  # sizes: but no less than that, for a thin letter
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_HEAVY = 600  # the weight of a font from which its letters are bold
_FORCED = 1 << 18  # the flag of a font that is drawn bold (ISO 32000-1, table 123)
_HYPHEN = 2  # how PDFium writes a hyphen at a line end, soft or hard
_SPACE = 32
_SPACES = frozenset({9, 10, 13, _SPACE, 0xA0, 0x3000, *range(0x2000, 0x200C)})
_HALF = 0.45  # of the size: half the width of a letter that stands aslant, which nobody tells
_LOW_HALF, _BEYOND = 0xDC00, 0xE000  # second halves of letters beyond U+FFFF, in UTF-16
_FIRST, _DELETE, _LAST_OF_CONTROL = 0x20, 0x7F, 0x9F
_NONE = frozenset({0xFFFD, 0xFFFE, 0xFFFF})
_LAST = 0x10FFFF  # of all codes of letters
_TWO_BYTES = "\uc280"  # the first number of two bytes in UTF-8, read as a letter
_FEWEST_NUMBERS = 4  # that are letters in UTF-8, and not by chance
_LONGEST_NAME = 128  # bytes of a font's name
_FONT_NAME = re.compile(r"^[A-Z]{6}\+|[-,]?(?:Regular|Normal|MT|Bold|Italic)\b")  # beside its name
_PARTED = re.compile(r"(?i)(wingdings) ?([23])")
_OF_SIGNS = range(0xF020, 0xF100)  # the codes of a font of signs


_LAM_ALEF = re.compile("[\u0622\u0623\u0625\u0627]\u0644")  # turned round
_LEFTWARD = re.compile(  # letters, and no figures: those run to the right in every writing
    "[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)


def runs_leftward(text: str) -> bool:
    """Tell whether a text holds letters that are written from right to left."""
    return not text.isascii() and bool(_LEFTWARD.search(text))


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word on a page: along its line from ``x`` to ``end``, at the height ``y``, in points.

    ``turned`` is the direction in which it is written, in degrees against the clock; its place is
    told in a frame that is turned with it. ``spaced`` tells that a space was drawn before it, and
    ``hinted`` that PDFium sees a gap where none was.
    """

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool
    turned: int = 0
    spaced: bool = True
    hinted: bool = False
    guessed: int = 0  # letters that no font tells
    gone: str = ""  # why nobody sees it


@dataclass(frozen=True, slots=True)
class _LetterLook:
    """How a letter is drawn: its place, size, direction and font, and whether it is shown."""

    y: float
    size: float
    turned: int
    bold: bool
    told: dict[int, tuple[str, bool]]  # what each code met stands for, and if that is guessed
    gone: str = ""


class PageLetters:
    """The characters of a page, as PDFium holds them.

    ``off`` names layers that nobody sees, ``white`` are the addresses of texts that nobody does.
    """

    def __init__(
        self,
        page: Any,  # noqa: ANN401  # a handle of a library in C
        off: frozenset[str] = frozenset(),
        white: frozenset[int] = frozenset(),
    ) -> None:
        self._off, self._white = off, white
        self.gone: Counter[str] = Counter()  # words that nobody sees, by why
        self.text = pdfium.FPDFText_LoadPage(page)
        self.count = max(0, pdfium.FPDFText_CountChars(self.text)) if self.text else 0
        self._matrix, self._x, self._y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = (ctypes.c_char * _LONGEST_NAME)(), ctypes.c_int()
        self._fonts: dict[bytes, tuple[bool, dict[int, tuple[str, bool]]]] = {}

    def close(self) -> None:
        """Let go of what PDFium holds for the page."""
        if self.text:
            pdfium.FPDFText_ClosePage(self.text)

    def are_one(self, index: int) -> bool:
        """Tell whether a letter and the one before it were drawn as one: a ligature."""
        return self._address(index - 1) == self._address(index)

    def takes_back(self, index: int) -> bool:
        """Tell whether a letter is drawn where the space before it was: nobody sees that space.

        It is told by where the letter is set: an f may reach back over a space that is there.
        Words that are drawn one by one, as under a scan, may touch by chance.
        """
        if not self.are_one(index):
            return False
        space = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.text, index - 1, byref(space))
        pdfium.FPDFText_GetCharOrigin(self.text, index, byref(self._x), byref(self._y))
        return bool(self._x.value < (space.left + space.right) / 2)

    def letter(self, index: int, code: int) -> tuple[str, bool]:
        """Return what is written for a code, and whether that is a guess, as no font tells it."""
        guessed = bool(pdfium.FPDFText_HasUnicodeMapError(self.text, index))
        if code == _HYPHEN and not guessed:
            return "-", False
        control = (
            code < _FIRST or _DELETE <= code <= _LAST_OF_CONTROL or code in _NONE or code > _LAST
        )
        if code in _OF_SIGNS:
            return self._sign(index, code), guessed
        return UNKNOWN if control else chr(code), guessed

    def _sign(self, index: int, code: int) -> str:
        """Return a sign of a font of signs, or its code where the font is not known."""
        pdfium.FPDFText_GetFontInfo(
            self.text, index, self._name, _LONGEST_NAME, byref(self._flags)
        )
        name = _FONT_NAME.sub("", self._name.value.decode("latin-1")).replace("-", " ").strip()
        return symbol(_PARTED.sub(r"\1 \2", name), code) or chr(code)

    def look(self, index: int) -> _LetterLook:
        """Return how a letter is drawn."""
        text, matrix = self.text, self._matrix
        pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
        pdfium.FPDFText_GetCharOrigin(text, index, byref(self._x), byref(self._y))
        turned = 0
        if matrix.b or matrix.a < 0:
            turned = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        bold, told = self._font(index)
        y = turned_place(self._x.value, self._y.value, turned)[1]
        gone = OFF if self._off and is_on_layer(text, index, self._off) else ""
        if self._white and self._address(index) in self._white:
            gone = WHITE
        return _LetterLook(y, abs(size) or 1.0, turned, bold, told, gone)

    def _address(self, index: int) -> int | None:
        drawn = pdfium.FPDFText_GetTextObject(self.text, index)
        return ctypes.cast(drawn, ctypes.c_void_p).value

    def _font(self, index: int) -> tuple[bool, dict[int, tuple[str, bool]]]:
        name, flags = self._name, self._flags
        pdfium.FPDFText_GetFontInfo(self.text, index, name, _LONGEST_NAME, byref(flags))
        found = self._fonts.get(name.value)
        if found is None:
            heavy = pdfium.FPDFText_GetFontWeight(self.text, index) >= _HEAVY
            bold = heavy or bool(flags.value & _FORCED) or bool(_BOLD.search(name.value))
            found = self._fonts[name.value] = (bold, {})
        return found


def turned_place(x: float, y: float, degrees: int) -> tuple[float, float]:
    """Return a place in a frame turned by so many degrees."""
    match degrees:
        case 0:
            return x, y
        case 90:
            return y, -x
        case 180:
            return -x, -y
        case 270:
            return -y, x
        case _:
            cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            return x * cos + y * sin, y * cos - x * sin


def words_of_page(letters: PageLetters) -> list[PrintedWord]:
    """Return the words of a page in the order in which it draws them.

    What is drawn twice at one place, as some programs do for bold, comes once and is bold.
    """
    found: list[PrintedWord] = []
    seen: dict[tuple[str, int, int, int], tuple[int, float, float]] = {}
    for word in _words(letters):
        if word.gone:
            letters.gone[word.gone] += 1
            continue
        wide = max(_WIDE * (word.end - word.x), _THIN * word.size)
        x = word.x / min(_CELL * word.size, wide)
        y = word.y / (_CELL * word.size)
        first = seen.get((word.text, word.turned, math.floor(x), math.floor(y)))
        if first is not None and abs(first[1] - x) < _NEAR and abs(first[2] - y) < _NEAR:
            found[first[0]] = replace(found[first[0]], bold=True)
            continue
        for right in (-_NEAR, _NEAR):
            for up in (-_NEAR, _NEAR):
                cell = (word.text, word.turned, math.floor(x + right), math.floor(y + up))
                seen[cell] = (len(found), x, y)
        found.append(word)
    return found


def in_letters(words: list[PrintedWord]) -> list[PrintedWord]:
    """Return words with the letters of fonts that number them as UTF-8 does, in two bytes.

    PDFium knows these numbers only. They are letters where all of a page are such.
    """
    numbers = {
        ord(one) for word in words if word.guessed for one in word.text if one >= _TWO_BYTES
    }
    known: dict[int, str] = {}
    for number in numbers:
        try:
            known[number] = number.to_bytes(2, "big").decode()
        except (UnicodeDecodeError, OverflowError):
            return words
    if len(known) < _FEWEST_NUMBERS:
        return words
    return [
        replace(word, text=word.text.translate(known), guessed=0) if word.guessed else word
        for word in words
    ]


def _words(letters: PageLetters) -> Iterator[PrintedWord]:  # noqa: C901, PLR0912, PLR0915  # see below
    """Go through the words as they are drawn.

    One loop, as every letter of a document comes here: a call for each would double the time.
    """
    text, box = letters.text, pdfium.FS_RECTF()
    unicode, placed, where = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        byref(box),
    )
    look = _LetterLook(0.0, 1.0, 0, bold=False, told={})
    written: list[str] = []
    x = end = begun = edge = low = 0.0  # of the word; where its last letter stands, how low
    last = 0
    spaced = parted = True
    hinted = seen = False
    struck, guessed = False, 0  # whether a letter of the word was drawn again; untold letters
    for index in range(letters.count):
        code = unicode(text, index)
        if code in _SPACES:
            guess = pdfium.FPDFText_IsGenerated(text, index)
            hinted = hinted or (code == _SPACE and bool(guess))
            parted = parted or look.turned % 90 > 0 or not guess
            continue
        if _LOW_HALF <= code < _BEYOND and written:
            written.append(chr(code))
            continue
        placed(text, index, where)
        if look.turned == 0:
            left, right, bottom = box.left, box.right, box.bottom
        else:
            left, right, bottom = _along(box, look)
        near = abs(bottom - low) <= _LEVEL * look.size
        again = code == last and _is_again(left - begun, bottom - low, right - left, look.size)
        same = left == begun and right == edge
        if written and (again or same):
            if not letters.are_one(index):
                struck = struck or again
                if again:
                    continue
            elif same:
                written[-1] += chr(code)
                continue
        gap = _HINTED if hinted else _GAP
        wide = guessed > 0 or gap * look.size < left - end  # nobody knows how wide a guess is
        if parted and near and abs(left - end) < _TOUCHING * look.size and look.turned == 0:
            parted = not letters.takes_back(index)
        gapped = near and hinted and wide and not parted
        hinted = False
        goes_on = (
            near and not (parted or gapped) and -_BACK * look.size < left - end < gap * look.size
        )
        if near and not (parted or gapped or goes_on) and abs(right - x) < _GAP * look.size:
            goes_on, x = True, left  # written from right to left
        if not goes_on:
            if written:
                reach = (x, end, begun)
                yield _word(written, reach, look, (spaced, seen), struck=struck, guessed=guessed)
            turned, look = look.turned, letters.look(index)
            if look.turned != turned:
                left, right, bottom = _along(box, look)
            written, x, end, spaced, seen, parted = [], left, right, parted, gapped, False
            struck, guessed = False, 0
        end, begun, edge, low, last = max(end, right), left, right, bottom, code
        told = look.told.get(code)
        if told is None:
            told = look.told[code] = letters.letter(index, code)
        written.append(told[0])
        guessed += told[1]
    if written:
        reach = (x, end, begun)
        yield _word(written, reach, look, (spaced, seen), struck=struck, guessed=guessed)


def _is_again(across: float, up: float, wide: float, size: float) -> bool:
    """Tell whether a letter stands so near to one like it that it is the same, drawn bold."""
    near = max(_AGAIN * wide, min(_SHADOW * size, _APART * wide))
    return abs(across) < near and abs(up) < _SHADOW * size


def _along(box: Any, look: _LetterLook) -> tuple[float, float, float]:  # noqa: ANN401  # a structure of a library in C
    """Return where a letter begins and ends along its line, and how low it stands."""
    if look.turned == 0:
        return box.left, box.right, box.bottom
    if look.turned % 90:
        middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        x, y = turned_place(*middle, look.turned)
        return x - _HALF * look.size, x + _HALF * look.size, y
    x, y = turned_place(box.left, box.bottom, look.turned)
    other_x, other_y = turned_place(box.right, box.top, look.turned)
    return min(x, other_x), max(x, other_x), min(y, other_y)


def _word(
    written: list[str],
    reach: tuple[float, float, float],
    look: _LetterLook,
    before: tuple[bool, bool],
    *,
    struck: bool,
    guessed: int,
) -> PrintedWord:
    x, end, last = reach
    text = "".join(written)
    if runs_leftward(text):
        text = _leftward(written, from_left=last > (x + end) / 2)
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    bold = look.bold or struck
    place = (x, end, look.y, look.size)
    return PrintedWord(text, *place, bold, look.turned, *before, guessed, look.gone)


def _leftward(written: list[str], *, from_left: bool) -> str:
    """Return a word of Arabic, Hebrew and the like, whose letters were told as they stand.

    PDFium turns such letters round, lam and alef too where one sign stands for both;
    ``from_left`` tells that it did where they stood in order already.
    """
    if from_left and all(runs_leftward(one) or not one.isalnum() for one in written):
        return "".join(one[::-1] for one in reversed(written))
    return "".join(one[::-1] if _LAM_ALEF.fullmatch(one) else one for one in written)
