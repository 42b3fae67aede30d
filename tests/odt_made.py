"""OpenDocument texts for tests, made of the XML of their parts."""

import io
import zipfile

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {
    "office": f"{_ODF}:office:1.0",
    "text": f"{_ODF}:text:1.0",
    "table": f"{_ODF}:table:1.0",
    "style": f"{_ODF}:style:1.0",
    "draw": f"{_ODF}:drawing:1.0",
    "fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "svg": f"{_ODF}:svg-compatible:1.0",
    "field": "urn:x:field",
    "loext": "urn:x:loext",
    "xlink": "urn:x:xlink",
    "dc": "urn:x:dc",
}
_DECLARED = " ".join(f'xmlns:{name}="{space}"' for name, space in _NAMES.items())


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    """Make a document of its body, its own styles, and other parts by their names."""
    content = (
        f"<office:document-content {_DECLARED}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", content)
        for name, data in parts.items():
            made.writestr(name, data)
    return packed.getvalue()


def styles_part(inside: str) -> str:
    """Return a part of styles."""
    return f"<office:document-styles {_DECLARED}>{inside}</office:document-styles>"
