"""Fonts inside a PDF: the letters that are used, numbered anew, and what each means.

A face is embedded as a composite font whose character codes are glyph numbers of a subset
that we make (ISO 32000-1, 9.7). Each character has a code of its own, even where two share a
glyph, so that text copied out of the file is the text of the plan.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from desktopapp.documents.face import Face, read_table, tables
from desktopapp.documents.pdf_objects import File, Name, Ref, Value

_COPIED = ("cvt ", "fpgm", "prep")  # what the instructions in the glyphs call
_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 1, 8, 32, 64, 128  # flags of a component
_PER_BLOCK = 100  # at most so many characters in a block of a ToUnicode map


@dataclass(frozen=True, slots=True)
class Subset:
    """A face cut down to some characters: the font file and what a PDF must say of it.

    ``codes`` gives the code of each character, ``widths`` the advance of each code in
    thousandths of an em.
    """

    name: str
    codes: Mapping[str, int]
    widths: tuple[float, ...]
    box: tuple[float, ...]
    ascent: float
    descent: float
    capitals: float
    angle: float
    file: bytes


def hexed(text: str, codes: Mapping[str, int]) -> str:
    """Write a text in the codes of a subset, in hexadecimal."""
    return "".join([f"{codes[character]:04X}" for character in text])


@lru_cache(maxsize=32)
def subset(face: Face, characters: str) -> Subset:
    """Cut a face down to these characters (each once, in order), or raise ``FontError``."""
    with face.path.open("rb") as file:
        place = tables(file, face.index)
        wanted = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", *_COPIED)
        parts = {tag: read_table(file, place[tag]) for tag in wanted if tag in place}
        os2 = read_table(file, place["OS/2"])
        post = read_table(file, place["post"]) if "post" in place else bytes(8)
        name = _postscript_name(read_table(file, place["name"])) or face.family
    old = [0, *map(face.glyph, characters)]
    outlines = _outlines(parts, old)
    scale = 1000 / face.units
    (capitals,) = struct.unpack_from(">h", os2, 88) if len(os2) >= 90 else (face.ascent,)  # noqa: PLR2004  # from version 2 of the table on
    return Subset(
        name="".join(c for c in name if c.isascii() and (c.isalnum() or c == "-")),
        codes={character: n for n, character in enumerate(characters, 1)},
        widths=tuple(round(_advance(parts, glyph)[0] * scale, 3) for glyph in old),
        box=tuple(round(n * scale) for n in struct.unpack_from(">4h", parts["head"], 36)),
        ascent=round(face.ascent * scale),
        descent=round(-face.descent * scale),
        capitals=round(capitals * scale),
        angle=struct.unpack_from(">l", post, 4)[0] / 65536,
        file=_font_file(parts, old, outlines),
    )


def _advance(parts: Mapping[str, bytes], glyph: int) -> tuple[int, int]:
    """Return advance width and left side bearing of a glyph."""
    (count,) = struct.unpack_from(">H", parts["hhea"], 34)
    if glyph < count:
        wide, left = struct.unpack_from(">Hh", parts["hmtx"], 4 * glyph)
    else:
        (wide,) = struct.unpack_from(">H", parts["hmtx"], 4 * (count - 1))
        (left,) = struct.unpack_from(">h", parts["hmtx"], 4 * count + 2 * (glyph - count))
    return wide, left


def _outlines(parts: Mapping[str, bytes], old: list[int]) -> list[bytes]:
    """Return the outline of each glyph; parts of composite glyphs are added to ``old``."""
    long = struct.unpack_from(">h", parts["head"], 50)[0]
    outlines = []
    added: dict[int, int] = {}
    n = 0
    while n < len(old):
        if long:
            start, end = struct.unpack_from(">LL", parts["loca"], 4 * old[n])
        else:
            start, end = (2 * at for at in struct.unpack_from(">HH", parts["loca"], 2 * old[n]))
        outline = parts["glyf"][start:end]
        if outline and struct.unpack_from(">h", outline)[0] < 0:
            outline = _recomposed(outline, old, added)
        outlines.append(outline + bytes(-len(outline) % 4))
        n += 1
    return outlines


def _recomposed(outline: bytes, old: list[int], added: dict[int, int]) -> bytes:
    """Return a composite glyph that names its parts by their new numbers."""
    data = bytearray(outline)
    at = 10
    more = True
    while more:
        flags, glyph = struct.unpack_from(">HH", data, at)
        if glyph not in added:
            added[glyph] = len(old)
            old.append(glyph)
        struct.pack_into(">H", data, at + 2, added[glyph])
        at += 8 if flags & _WORDS else 6
        at += (
            2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE) + 8 * bool(flags & _TWO_BY_TWO)
        )
        more = bool(flags & _MORE)
    return bytes(data)


def _font_file(parts: Mapping[str, bytes], old: list[int], outlines: list[bytes]) -> bytes:
    """Put a TrueType file together of the glyphs that are kept (OpenType 1.9)."""
    head, hhea, maxp = (bytearray(parts[tag]) for tag in ("head", "hhea", "maxp"))
    struct.pack_into(">L", head, 8, 0)  # the check sum, set at the end
    struct.pack_into(">h", head, 50, 1)  # long offsets
    struct.pack_into(">H", hhea, 34, len(old))
    struct.pack_into(">H", maxp, 4, len(old))
    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    new = {
        "glyf": b"".join(outlines),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(struct.pack(">Hh", *_advance(parts, glyph)) for glyph in old),
        "loca": struct.pack(f">{len(places)}L", *places),
        "maxp": bytes(maxp),
        **{tag: parts[tag] for tag in _COPIED if tag in parts},
    }
    power = len(new).bit_length() - 1
    directory = struct.pack(
        ">LHHHH", 0x10000, len(new), 16 << power, power, 16 * len(new) - (16 << power)
    )
    offset = 12 + 16 * len(new)
    body = b""
    head_at = 0
    for tag in sorted(new):
        if tag == "head":
            head_at = offset + len(body)
        data = new[tag]
        directory += struct.pack(
            ">4sLLL", tag.encode("ascii"), _checksum(data), offset + len(body), len(data)
        )
        body += data + bytes(-len(data) % 4)
    file = bytearray(directory + body)
    struct.pack_into(">L", file, head_at + 8, (0xB1B0AFBA - _checksum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)


def _checksum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF


def _postscript_name(table: bytes) -> str:
    """Return the PostScript name (number 6) of a name table, or nothing."""
    _, count, strings = struct.unpack_from(">HHH", table)
    for n in range(count):
        platform, _, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * n)
        if kind == 6 and platform in (1, 3):  # noqa: PLR2004  # the number of the PostScript name
            raw = table[strings + offset : strings + offset + length]
            return raw.decode("mac-roman" if platform == 1 else "utf-16-be", "replace")
    return ""


def put_font(file: File, made: Subset, tag: str) -> Ref:
    """Put a subset into a PDF as a composite font. ``tag`` is six capitals of its own."""
    base = Name(f"{tag}+{made.name}")
    descriptor: Mapping[str, Value] = {
        "Type": Name("FontDescriptor"),
        "FontName": base,
        "Flags": 4,
        "FontBBox": made.box,
        "ItalicAngle": made.angle,
        "Ascent": made.ascent,
        "Descent": made.descent,
        "CapHeight": made.capitals,
        "StemV": 80,
        "FontFile2": file.put_stream(made.file, {"Length1": len(made.file)}),
    }
    described: Mapping[str, Value] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType2"),
        "BaseFont": base,
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "FontDescriptor": file.put(descriptor),
        "CIDToGIDMap": Name("Identity"),
        "W": [0, list(made.widths[: len(made.codes) + 1])],
    }
    return file.put(
        {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": base,
            "Encoding": Name("Identity-H"),
            "DescendantFonts": [file.put(described)],
            "ToUnicode": file.put_stream(_to_unicode(made.codes)),
        }
    )


def _to_unicode(codes: Mapping[str, int]) -> bytes:
    """Write the map from codes to characters (9.10.3)."""
    pairs = [
        f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for character, code in codes.items()
    ]
    blocks = [pairs[n : n + _PER_BLOCK] for n in range(0, len(pairs), _PER_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap CMapName currentdict /CMap defineresource pop end end", ""]
    return "\n".join(lines).encode("ascii")
