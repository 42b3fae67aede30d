"""A web page read into blocks: what a browser shows of it, and nothing that it names is loaded."""

import codecs
import re
from encodings import normalize_encoding
from encodings.aliases import aliases

from desktopapp.readers.decoding import REPLACED, decode
from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.html_grid import TooManyCellsError
from desktopapp.readers.left_out import said_of_left_out
from desktopapp.readers.plaintext import title_of
from desktopapp.readers.reading import MOST_CHARACTERS, Reading, too_much

_BEGINNING = 4096  # bytes in which a page names its encoding
_NAMED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_MARKED = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODINGS = frozenset(  # what pages name beside UTF-8
    {
        *(f"cp{number}" for number in (*range(1250, 1259), 866, 874, 932, 949, 950)),
        *(f"iso8859_{number}" for number in (*range(2, 9), 10, *range(13, 17))),
        *("koi8_r", "koi8_u", "mac_roman", "mac_cyrillic", "gb18030", "euc_jp", "iso2022_jp"),
    }
)
_BROWSERS = {  # what browsers read under other names
    "iso8859_1": "cp1252",
    "latin_1": "cp1252",
    "ascii": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "cp950",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x_sjis": "cp932",
    "x_gbk": "gb18030",
    "x_mac_cyrillic": "mac_cyrillic",
    "x_x_big5": "cp950",
    "ks_c_5601_1987": "cp949",
}


def read_web_page(data: bytes) -> Reading:
    """Read a web page, or raise ``Problem``."""
    source, notes = _decoded(data)
    if len(source) > 4 * MOST_CHARACTERS:
        raise too_much(f"more than {4 * MOST_CHARACTERS:,} characters")
    reader = HtmlReader(names_pictures=True)
    try:
        blocks = reader.read(source)
    except TooManyCellsError:
        raise too_much("a table of more cells than anybody reads") from None
    return Reading(
        "", blocks, reader.title or title_of(blocks), (*notes, *said_of_left_out(reader.left))
    )


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a page, by the encoding that it names, else as any text's."""
    named = _NAMED.search(data[:_BEGINNING])
    if named is None or data.startswith(_MARKED):
        return decode(data)
    label = normalize_encoding((named[1] or named[2]).decode("ascii", "replace").lower())
    name = aliases.get(label, label)
    name = _BROWSERS.get(name, name)
    if name not in _ENCODINGS:
        return decode(data)
    text = data.decode(name, "replace")
    return text, (REPLACED,) if "\ufffd" in text else ()


def rehearsal() -> bytes:
    """Return a small page, and look up all encodings that pages name."""
    for name in _ENCODINGS:
        codecs.lookup(name)
    return b"<title>Rehearsal</title><table><tr><td>again</table>"
