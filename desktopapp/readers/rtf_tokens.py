"""Rich text (.rtf) taken apart into its groups, control words and letters.

Every byte is looked at once. Letters come as the code page of their font says, or as Unicode.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PART = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)",
    re.DOTALL,
)


class Control(NamedTuple):
    """A control word or symbol, with its number where it has one."""

    word: str
    number: int | None = None


class Group(NamedTuple):
    """A group begins, or ends."""

    begins: bool


class Letters(NamedTuple):
    """Bytes of letters, in the code page that holds here."""

    data: bytes


RtfToken = Control | Group | Letters


def rtf_tokens(data: bytes) -> Iterator[RtfToken]:
    """Take rich text apart; binary data within it is passed over."""
    at = 0
    while at < len(data):
        found = _PART.match(data, at)
        if found is None:  # a lone mark
            at += 1
            continue
        at = found.end()
        word, number, byte, symbol, brace, letters = found.groups()
        if word:
            name = word.decode("ascii")
            value = int(number) if number else None
            if name == "bin":
                at += max(value or 0, 0)
            else:
                yield Control(name, value)
        elif byte:
            yield Letters(bytes((int(byte, 16),)))
        elif symbol:
            yield Control(symbol.decode("latin-1"))
        elif brace:
            yield Group(brace == b"{")
        elif letters:
            yield Letters(letters)
