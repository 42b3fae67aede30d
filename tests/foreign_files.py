"""Foreign documents written byte by byte, good and bad, for the tests of the readers."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
    f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def document(body: str) -> str:
    """Return the XML of a main part."""
    return f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"


def part(root: str, inside: str) -> str:
    """Return the XML of another part, such as styles."""
    return f"<w:{root} {_NAMESPACES}>{inside}</w:{root}>"


def rels(**targets: str) -> str:
    """Return relationships by id; an address with a colon or slashes is outside the file."""
    entries = "".join(
        f'<Relationship Id="{one}" Type="{R}/any" Target="{target}"'
        + (' TargetMode="External"' if ":" in target or target.startswith("\\\\") else "")
        + "/>"
        for one, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def related(*parts: tuple[str, str], office: str = R) -> str:
    """Return relationships to parts by their kind and target; the kind is the id too."""
    entries = "".join(
        f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{target}"/>'
        for kind, target in parts
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def paragraph(text: str, properties: str = "", marks: str = "") -> str:
    """Return the XML of a paragraph with one run."""
    return (
        f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}"
        f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def word(
    body: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    *,
    main: str | bytes | None = None,
    without: tuple[str, ...] = (),
) -> bytes:
    """Return a Word document of a body and further parts by name."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": document(body) if main is None else main,
        **(parts or {}),
    }
    return archive({name: data for name, data in files.items() if name not in without})


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return made.getvalue()


def png(wide: int = 2, high: int = 2) -> bytes:
    """Return a grey PNG; its size in the header may be a lie."""
    rows = zlib.compress(b"\0\x80\x80" * 2)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)),
        (b"IDAT", rows),
        (b"IEND", b""),
    )
    data = b"\x89PNG\r\n\x1a\n"
    for kind, inside in chunks:
        check = zlib.crc32(kind + inside)
        data += struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", check)
    return data


def pdf(*objects: str | bytes, trailer: str = "<</Root 1 0 R/Size 99>>") -> bytes:
    """Return a PDF of numbered objects with a true cross-reference table."""
    made = b"%PDF-1.7\n"
    places: list[int] = []
    for number, inside in enumerate(objects, 1):
        places.append(len(made))
        raw = inside.encode("latin-1") if isinstance(inside, str) else inside
        made += b"%d 0 obj\n" % number + raw + b"\nendobj\n"
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode("latin-1")


def stream(data: bytes, extra: str = "", *, packed: bool = False) -> bytes:
    """Return a stream object."""
    if packed:
        data, extra = zlib.compress(data, 9), extra + "/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), extra.encode(), data)


def pages(*drawings: bytes) -> bytes:
    """Return a PDF with a page for each drawing; fonts F (regular) and B (bold)."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(drawings)))
    objects: list[str | bytes] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(drawings)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for n, drawing in enumerate(drawings):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R/B 4 0 R>>"
            f">>/Contents {6 + 2 * n} 0 R>>"
        )
        objects.append(stream(drawing))
    return pdf(*objects)


def drawn(lines: list[tuple[float, float, str]], size: float = 11, font: str = "F") -> bytes:
    """Return the drawing of lines of text at places in points from the bottom left."""
    shown = (f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, text in lines)
    return "\n".join(shown).encode("cp1252") + b"\n"
