"""A Word file as a package of parts, kept and written by python-docx.

It begins as an empty package and not as the stock template, whose American English, theme,
placeholder author and thumbnail would each have to be found and undone. Knows nothing of plans.
"""

import io
import zipfile
from typing import TYPE_CHECKING, cast

from desktopapp.readers.reading import damaged
from desktopapp.readers.xml_text import xml_text

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part, XmlPart
    from docx.oxml.xmlchemy import BaseOxmlElement

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_KIND = "application/vnd.openxmlformats"
_WORD = f"{_KIND}-officedocument.wordprocessingml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format knows no earlier time; fixed: same bytes
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_KINDS = {"png": "image/png", "jpg": "image/jpeg"}


class WordFile:
    """A Word file: a new one, or one that was opened and whose body is written anew.

    Its main part refers to all others; the same reference is made once.
    """

    __slots__ = ("_links", "_package", "_pictures", "main")

    def __init__(self, package: "OpcPackage | None" = None) -> None:
        self._package = package or _empty()
        main = self._package.main_document_part
        self.main = cast("XmlPart", main)
        self._pictures: dict[bytes, str] = {}
        kind = _relation("hyperlink")
        there = [one for one in self.main.rels.values() if one.reltype == kind]
        self._links: dict[str, str] = {one.target_ref: one.rId for one in there if one.is_external}

    def set_body(self, content: str) -> None:
        """Set what the main part holds, now that all it refers to has its id.

        It is read within its root: moving it there afterwards takes lxml the square of its size.
        """
        from docx.oxml.parser import parse_xml  # noqa: PLC0415  # slow to load
        from lxml.etree import tostring  # noqa: PLC0415  # the same

        root = self.main.element
        for element in list(root):
            root.remove(element)
        root.text = None
        bare = tostring(root, encoding="unicode").removesuffix("/>")
        lacking = (space for space in _SPACES.split() if space not in bare)
        body = f"<{' '.join(('w:body', *lacking))}>{content}</w:body>"
        whole = parse_xml(f"{bare}>{body}</{bare[1:].split()[0]}>")
        self.main._element = whole  # noqa: SLF001  # python-docx can only fill the one it has

    def add_word(self, file: str, kind: str, root: str, content: str) -> str:
        """Add a part of the word-processing language, such as ``styles.xml``; return its id.

        ``kind`` is its content type and its relationship, ``root`` its root element.
        """
        xml = f"{_HEAD}<w:{root} {_SPACES}>{content}</w:{root}>"
        taken = {str(part.partname) for part in self._package.iter_parts()}
        while f"/word/{file}" in taken:
            file = f"our-{file}"
        return self._relate(_part(f"/word/{file}", f"{_WORD}.{kind}+xml", xml.encode()), kind)

    def link(self, address: str) -> str:
        """Let the main part refer to an address outside; return the reference's id.

        python-docx would look through all references for each, and for the next free id.
        """
        if address not in self._links:
            references = self.main.rels
            number = len(references) + 1
            while f"rId{number}" in references:
                number += 1
            references.add_relationship(
                _relation("hyperlink"), address, f"rId{number}", is_external=True
            )
            self._links[address] = f"rId{number}"
        return self._links[address]

    def picture(self, data: bytes, ending: str) -> str:
        """Add a picture that the main part shows; return the reference's id."""
        if data not in self._pictures:
            name = self._package.next_partname(f"/word/media/picture%d.{ending}")
            self._pictures[data] = self._relate(_part(name, _KINDS[ending], data), "image")
        return self._pictures[data]

    def add_properties(self, title: str, author: str, pages: int, number: int) -> None:
        """Add the file's own properties; ``number`` is that of its words."""
        self.add_core(title, author)
        app = (
            f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
            f"<Pages>{pages}</Pages><Words>{number}</Words>"
            f"<Company>{xml_text(author)}</Company></Properties>"
        )
        kind = f"{_KIND}-officedocument.extended-properties+xml"
        self._package.relate_to(
            _part("/docProps/app.xml", kind, app.encode()), _relation("extended-properties")
        )

    def add_core(self, title: str, author: str) -> None:
        """Say the title and the council as author: no tool, no login name, no time.

        Without a time the same plan gives the same bytes.
        """
        names = (
            f"<dc:creator>{xml_text(author)}</dc:creator><dc:language>en-GB</dc:language>"
            f"<cp:lastModifiedBy>{xml_text(author)}</cp:lastModifiedBy>"
        )
        core = (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{xml_text(title)}</dc:title>'
            f"{names if author else ''}</cp:coreProperties>"
        )
        self._package.relate_to(
            _part("/docProps/core.xml", f"{_KIND}-package.core-properties+xml", core.encode()),
            f"{_PACKAGE}/relationships/metadata/core-properties",
        )

    def to_bytes(self) -> bytes:
        """Return the zip container. The same parts give the same bytes."""
        return zipped(self._package)

    def _relate(self, part: "Part", kind: str) -> str:
        return self.main.relate_to(part, _relation(kind))


def opened_package(safe: bytes) -> "OpcPackage":
    """Open a file that was made safe, or raise ``Problem`` where its parts do not fit together."""
    from docx.opc.package import OpcPackage  # noqa: PLC0415  # slow to load

    try:
        return OpcPackage.open(io.BytesIO(safe))
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise damaged("Word document") from error


def _empty() -> "OpcPackage":
    """Return a package whose main part is a document that holds nothing."""
    from docx.opc.packuri import PackURI  # noqa: PLC0415  # slow to load
    from docx.opc.part import XmlPart  # noqa: PLC0415
    from docx.oxml.parser import parse_xml  # noqa: PLC0415
    from docx.package import Package  # noqa: PLC0415

    package = Package()
    root = parse_xml(f"<w:document {_SPACES}/>")
    main = XmlPart(PackURI("/word/document.xml"), f"{_WORD}.document.main+xml", root, package)
    package.relate_to(main, _relation("officeDocument"))
    return package


def elements(content: str) -> list["BaseOxmlElement"]:
    """Return XML of the word-processing language as elements."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415  # slow to load

    return list(parse_xml(f"<w:document {_SPACES}>{content}</w:document>"))


def _relation(kind: str) -> str:
    return f"{_OFFICE}/relationships/{kind}"


def _part(name: str, kind: str, data: bytes) -> "Part":
    from docx.opc.packuri import PackURI  # noqa: PLC0415  # slow to load
    from docx.opc.part import Part  # noqa: PLC0415

    return Part(PackURI(name), kind, data)


def zipped(package: "OpcPackage") -> bytes:
    """Return a package as a zip container with fixed times, whatever machine this is."""
    saved, made = io.BytesIO(), io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(made, "w") as container:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            container.writestr(entry, parts.read(name))
    return made.getvalue()
