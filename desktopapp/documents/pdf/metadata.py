"""What a PDF says of itself: its metadata (XMP), and the colours it means (an ICC profile)."""

import struct
from datetime import date
from functools import lru_cache

from desktopapp.plan.plain_text import one_line
from desktopapp.readers.xml_text import xml_text

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{dates}<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(title: str, author: str, language: str, dated: date | None, part: int = 2) -> bytes:
    """Return the metadata packet: title, council as author, language, PDF/A-2a and PDF/UA-1.

    ``part`` is 3 for a file that carries others, which PDF/A-2 does not allow.
    """
    dates = ""
    if dated:
        day = f"{dated.isoformat()}T00:00:00Z"
        dates = f"<xmp:CreateDate>{day}</xmp:CreateDate>\n<xmp:ModifyDate>{day}</xmp:ModifyDate>\n"
    return _XMP.format(
        title=xml_text(one_line(title)),
        author=xml_text(one_line(author)),
        language=xml_text(language),
        dates=dates,
        part=part,
    ).encode()


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}l", *(round(value * 65536) for value in values))


def _red_green_blue() -> dict[str, bytes]:
    """Return the primaries of sRGB (IEC 61966-2-1) as seen under D50."""
    primaries = {
        "rXYZ": (0.43607, 0.22249, 0.01392),
        "gXYZ": (0.38515, 0.71687, 0.09708),
        "bXYZ": (0.14307, 0.06061, 0.7141),
    }
    return {tag: b"XYZ \0\0\0\0" + _fixed(*place) for tag, place in primaries.items()}


def _brightness() -> bytes:
    """Return the curve from values to light of IEC 61966-2-1, in 256 steps."""
    steps = (n / 255 for n in range(256))
    light = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in steps)  # noqa: PLR2004  # the standard's own numbers
    return struct.pack(">4sLL256H", b"curv", 0, 256, *(round(part * 65535) for part in light))


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Make the ICC profile (version 2.1, ICC.1:2001-04) of the colours that screens mean."""
    name = b"sRGB\0"
    described = struct.pack(">4sLL5s", b"desc", 0, len(name), name) + bytes(12 + 67)
    tags = {
        "cprt": b"text\0\0\0\0No rights are reserved\0",
        "desc": described,
        "wtpt": b"XYZ \0\0\0\0" + _fixed(0.9642, 1.0, 0.8249),
        **_red_green_blue(),
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), _brightness()),
    }
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">L", len(tags)), b""
    placed: dict[bytes, int] = {}
    for tag, data in tags.items():
        if data not in placed:
            placed[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sLL", tag.encode("ascii"), placed[data], len(data))
    head = struct.pack(
        ">L4sL4s4s4s", start + len(body), bytes(4), 0x2100000, b"mntr", b"RGB ", b"XYZ "
    )
    day = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    rest = b"acsp" + bytes(28) + _fixed(0.9642, 1.0, 0.8249)
    return (head + day + rest).ljust(128, b"\0") + table + body
