"""The fonts of rich text: in which code page each writes its letters, and which hold signs."""

import codecs
from dataclasses import dataclass, field

from desktopapp.readers.word_symbols import is_symbol_font

_WINDOWS = "cp1252"
_PAGES = {  # what \fcharset names
    0: _WINDOWS,
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    77: "mac-roman",
    84: "mac-arabic",
    85: "mac-greek",
    86: "mac-turkish",
    88: "mac-latin2",
    89: "mac-cyrillic",
    78: "shift-jis",
    79: "euc-kr",
    80: "gb2312",
    81: "big5",
}
_TWO_BYTES = frozenset(
    ("cp932", "cp949", "johab", "cp936", "cp950", "shift-jis", "euc-kr", "gb2312", "big5")
)
_NUMBERED = {  # what \ansicpg and \cpg name, beside the numbers of Windows and MS-DOS
    10000: "mac-roman",
    10001: "shift-jis",
    10006: "mac-greek",
    10007: "mac-cyrillic",
    10029: "mac-latin2",
    10081: "mac-turkish",
    1361: "johab",
    65001: "utf-8",
    **{number: f"cp{number}" for number in (437, 720, 737, 775, 850, 852, 855, 857, 858, 860)},
    **{number: f"cp{number}" for number in (861, 862, 863, 864, 865, 866, 869, 874)},
    **{number: f"cp{number}" for number in (932, 936, 949, 950, *range(1250, 1259))},
}
_SYSTEMS = {"ansi": _WINDOWS, "mac": "mac-roman", "pc": "cp437", "pca": "cp850"}


@dataclass(slots=True)
class RichFonts:
    """What the table of fonts says, and letters of several bytes of which some came."""

    page: str = _WINDOWS  # of the document
    usual: int = 0  # the font of letters that name none
    _pages: dict[int, str] = field(default_factory=dict)
    _signs: dict[int, str] = field(default_factory=dict)  # the names of fonts of signs
    _told: int = 0  # the font of which the table tells
    _decoder: codecs.IncrementalDecoder | None = None
    _open_page: str = ""  # of the decoder

    def name(self, words: str) -> None:
        """Take the name of a font in the table."""
        name = words.strip(" ;")
        if is_symbol_font(name):
            self._signs[self._told], self._pages[self._told] = name, "latin-1"

    def take(self, word: str, number: int | None) -> None:
        """Take what the table says of a font."""
        number = number or 0
        if word == "f":
            self._told = number
        elif word == "cpg" and number in _NUMBERED:
            self._pages[self._told] = _NUMBERED[number]
        elif word == "fcharset" and number in _PAGES:
            is_usual = not number and self.page not in _TWO_BYTES
            self._pages[self._told] = self.page if is_usual else _PAGES[number]

    def take_page(self, word: str, number: int | None) -> None:
        """Take in which code page the whole document writes."""
        if word == "ansicpg":
            self.page = _NUMBERED.get(number or 0, self.page)
        else:
            self.page = _SYSTEMS.get(word, self.page)

    def signs(self, font: int | None) -> str:
        """Return the name of a font whose letters are signs, or nothing for any other."""
        return self._signs.get(self.usual if font is None else font, "")

    def read(self, data: bytes, font: int | None) -> str:
        """Return the letters that bytes stand for; one may have begun with those before."""
        page = self._pages.get(self.usual if font is None else font, self.page)
        cut = "" if page == self._open_page else self.cut_off()
        if self._decoder is None:
            self._decoder, self._open_page = codecs.getincrementaldecoder(page)("replace"), page
        return cut + self._decoder.decode(data)

    def cut_off(self) -> str:
        """Return the mark of a letter of which not all bytes came, if there is one."""
        decoder, self._decoder = self._decoder, None
        return decoder.decode(b"", final=True) if decoder else ""


def look_up_pages() -> None:
    """Load all code pages that rich text names."""
    for name in {*_PAGES.values(), *_NUMBERED.values(), *_SYSTEMS.values()}:
        codecs.lookup(name)
