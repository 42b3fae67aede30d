"""The syntax of a PDF file: values to bytes, objects to a file (ISO 32000-1, clause 7).

Written here rather than with a library, because every byte matters: the same objects give the
same file, no tool's name or time stamp gets in, and streams end as PDF/A asks.
"""

import hashlib
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote

_REGULAR = re.compile(r"[!-~]")
_DELIMITERS = frozenset("#()<>[]{}/%")
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # four high bytes mark a binary file (PDF/A-2, 6.1.2)


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class Ref(int):
    """The number of an object in the file."""

    __slots__ = ()


Value: TypeAlias = (
    "str | bytes | bool | int | float | Mapping[str, Value] | Sequence[Value] | Name | Ref | None"
)


def number(value: float) -> str:
    """Write a number with at most four decimals and no needless zeros."""
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _name(name: str) -> str:
    """Write a name; what is no regular character is written as #xx (7.3.5)."""
    return "/" + "".join(
        c
        if _REGULAR.match(c) and c not in _DELIMITERS
        else "".join(f"#{b:02X}" for b in c.encode())
        for c in name
    )


def _string(text: str) -> str:
    """Write a text string: as it is where it is ASCII, else in UTF-16 (7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def written(value: Value) -> str:
    """Write a value in PDF syntax. Bytes are a byte string."""
    match value:
        case Name():
            out = _name(value)
        case Ref():
            out = f"{int(value)} 0 R"
        case str():
            out = _string(value)
        case bytes():
            out = f"<{value.hex().upper()}>"
        case bool():
            out = "true" if value else "false"
        case int() | float():
            out = number(value)
        case Mapping():
            inner = "".join(f"{_name(key)} {written(item)}" for key, item in value.items())
            out = f"<<{inner}>>"
        case None:
            out = "null"
        case _:
            out = f"[{' '.join(map(written, value))}]"
    return out


def uri(address: str) -> str:
    """Return a web or mail address in the characters that one may have (RFC 3986)."""
    return quote(address.strip(), safe="%/:=&?~#+!$,;'@()*[]")


class File:
    """A PDF file in the making. Objects are numbered in the order in which they are reserved."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> Ref:
        """Return the number of an object that will be put later."""
        self._objects.append(b"")
        return Ref(len(self._objects))

    def put(self, value: Value, ref: Ref | None = None) -> Ref:
        """Put an object, under a number reserved before or a new one."""
        ref = ref or self.reserve()
        self._objects[ref - 1] = written(value).encode("ascii")
        return ref

    def put_stream(
        self,
        data: bytes,
        keys: Mapping[str, Value] | None = None,
        *,
        ref: Ref | None = None,
        packed: bool = True,
    ) -> Ref:
        """Put a stream. ``packed`` compresses it; data that has its own filter says so in keys."""
        ref = ref or self.reserve()
        keys = dict(keys or {})
        if packed:
            data = zlib.compress(data, 6)
            keys["Filter"] = Name("FlateDecode")
        head = written({**keys, "Length": len(data)}).encode("ascii")
        self._objects[ref - 1] = head + b"\nstream\n" + data + b"\nendstream"
        return ref

    def finish(self, root: Ref, info: Ref) -> bytes:
        """Return the whole file: the objects, where each lies, and the trailer."""
        out = bytearray(_HEAD)
        places = []
        for n, body in enumerate(self._objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
        digest = hashlib.sha256(out).digest()[:16]
        start = len(out)
        size = len(self._objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer: Mapping[str, Value] = {
            "Size": size,
            "Root": root,
            "Info": info,
            "ID": [digest, digest],
        }
        out += f"trailer\n{written(trailer)}\nstartxref\n{start}\n%%EOF\n".encode("ascii")
        return bytes(out)
