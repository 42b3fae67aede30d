"""The code that draws a page of a PDF, taken apart; by ISO 32000-1, not by how we write it."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(  # ISO 32000-1, 7.2 and 7.8.2; what is none shows as words that are missing
    rb"(?P<operator>[A-Za-z'\"][\w*]*)|\((?:[^()\\]|\\.)*+\)|<<.*?>>|<[^<>]*>|[^\s()<>\[\]]+",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPES |= dict.fromkeys((b"\n", b"\r", b"\r\n"), b"")  # a line that goes on
_ESCAPES |= {b"%03o" % code: bytes([code]) for code in range(256)}
_ESCAPES |= {b"%o" % code: bytes([code]) for code in range(0o100)}
_ESCAPES |= {b"%02o" % code: bytes([code]) for code in range(0o10)}


class Meanings(dict[int, str]):
    """What each code of a font means; of one that the font does not tell, that it is unknown."""

    def __missing__(self, code: int) -> str:
        return "\ufffd"


def operations(content: bytes) -> Iterator[tuple[list[bytes], bytes]]:
    """Go through the operators of a page, each with what stands before it."""
    operands: list[bytes] = []
    for token in _TOKEN.finditer(content):
        if token.lastgroup:
            yield operands, token.group()
            operands = []
        else:
            operands.append(token.group())


def decoded_string(string: bytes, characters: Meanings) -> str:
    """Return the text of a shown string: a byte for each character."""
    if string.startswith(b"<"):
        codes = bytes.fromhex(string[1:-1].decode("ascii"))
    else:
        codes = _ESCAPE.sub(lambda one: _ESCAPES.get(one[1], one[1]), string[1:-1])
    return codes.decode("latin-1").translate(characters)
