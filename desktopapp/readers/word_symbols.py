"""Letters of the symbol fonts that Word is delivered with, as characters that every font may have.

Symbol is Adobe's encoding of that name. For Wingdings and Webdings, a form that most fonts hold
stands for the many forms of one sign: an arrow is an arrow, however heavy. Pictures of things are
left out; whoever asks is told so by an empty answer.
"""

import re
from collections.abc import Mapping

UNKNOWN = "\ufffd"  # stands for a letter or sign that a document does not tell
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"
_ARROWS = "←→↑↓↖↗↙↘"

# Font -> places in it (of the first letter) -> what stands there and after.
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": {
        0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾",
        0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑",
        0xE6: "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
        0xF1: "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
    },
    "wingdings": {
        0x20: " ✏✂✁",
        0x28: "☎✆✉",
        0x36: "⌛⌨",
        0x3E: "✇✍",
        0x41: "✌",
        0x45: "☜☞☝☟✋☺",
        0x4C: "☹",
        0x4E: "☠⚑",
        0x51: "✈☼",
        0x54: "❄",
        0x56: "✞",
        0x58: "✠✡☪☯",
        0x5D: "☸♈♉♊♋♌♍♎♏♐♑♒♓&&●○■□□❑❒◆◆◆❖◆☒",
        0x7A: "⌘❀✿“”▯" + _CIRCLED,
        0x9E: "·•▪○○○◉◎○▪☐",
        0xAA: "✦★✶✷✹✵",
        0xB1: "⌖",
        0xB5: "✪✰",
        0xD5: "⌫⌦◄➢▲▼",
        0xDC: "➲",
        0xDF: _ARROWS + _ARROWS + "⇦⇨⇧⇩⇔⇕⇖⇗⇙⇘▪▫✗✓☒☑",
    },
    "wingdings 2": {
        0x20: " ✏✒",
        0x25: "✄✁☎☏",
        0x42: "☜☞☜☞☜☞☝☟☝☟",
        0x4F: "✗✓☒☑☒☒⊗⊗⊘⊘&&&&‽",
        0x69: _CIRCLED,
        0x80: "☉",
        0x82: "☽☾⸿✝",
        0x95: "·••●○○○◉⊙◉••▪■□□□□□▣▣",
        0xAD: "◆◆◇◇◈",
        0xB6: "◆◆◊◊◖◗",
        0xEB: "✶",
        0xF0: "✹",
        0xF3: "✯",
        0xF8: "※⁂",
    },
    "wingdings 3": {
        0x20: " " + _ARROWS + "⇤⇥⤒⤓",
        0x31: "↔↕",
        0x50: "↺↻",
        0x66: _ARROWS + "↔↕▲▼△▽◀▶◁▷◣◢◤◥◂▸▴",
        0x80: "▾▲▼◀▶◀▶▲▼" + "←→↑↓" * 7,
        0xD1: _ARROWS * 4,
    },
    "webdings": {
        0x20: " ",
        0x33: "◀▶▲▼«»",
        0x3C: "■●",
        0x61: "✓",
        0x63: "□",
        0x67: "■",
        0x69: "ℹ",
        0x6E: "●",
        0x72: "✗?",
        0x78: "⊘⊖",
        0xE9: "♿",
    },
}
_SIGNS = {
    font: {first + n: sign for first, signs in places.items() for n, sign in enumerate(signs)}
    for font, places in _FONTS.items()
}
_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the letters of a symbol font
_UNNAMABLE = re.compile("[\uf000-\uf0ff]")
_UNNAMED = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓"}  # what stands there without its font
_UNNAMED |= {0x6E: "■", 0x6F: "□", 0xA8: "☐", 0xFB: "✗", 0xFD: "☒", 0xFE: "☑"}
UNNAMED_SIGNS = {_PRIVATE.start + place: sign for place, sign in _UNNAMED.items()}
_TICKS = frozenset("✓✗☑☒☐")  # they say yes or no
_TICKS_OF_LISTS = _TICKS | frozenset("✔✘✅❌❎🗹🗷")


def tick_of(mark: str, font: str = "") -> str:
    """Return the tick that stands before an item of a list, as a sign; nothing for a bullet."""
    sign = signs_of(mark.strip(), font)[0].strip()
    return sign if sign in _TICKS_OF_LISTS else ""


def may_be_tick(sign: str) -> bool:
    """Tell whether a sign of which no font is known says yes or no in one of these fonts."""
    place = ord(sign) - _PRIVATE.start
    return any(signs.get(place) in _TICKS for signs in _SIGNS.values())


def is_symbol_font(font: str) -> bool:
    """Tell whether a font has signs in place of letters."""
    return font.lower() in _SIGNS


def symbol(font: str, code: int) -> str:
    """Return the sign at a place in a font, or nothing where it is not known."""
    if code in _PRIVATE:
        signs = _SIGNS.get(font.lower(), _UNNAMED)
        return signs.get(code - _PRIVATE.start, "")
    if code < 0x100 and is_symbol_font(font):  # noqa: PLR2004  # a letter of the font
        return _SIGNS[font.lower()].get(code, "")
    letter = chr(code) if 0 < code < 0x110000 else ""  # noqa: PLR2004  # Unicode ends there
    return letter if letter.isprintable() else ""


def signs_of(text: str, font: str) -> tuple[str, int]:
    """Return text in a font as its signs, and how many are not known: each is a mark."""
    own = range(0x21, 0x100) if is_symbol_font(font) else _PRIVATE
    if own is _PRIVATE and (text.isascii() or not _UNNAMABLE.search(text)):
        return text, 0
    made = [
        symbol(font, ord(one)) if ord(one) in own or ord(one) in _PRIVATE else one for one in text
    ]
    return "".join(one or UNKNOWN for one in made), made.count("")
