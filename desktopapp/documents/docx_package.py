"""A Word file as a package of parts (ECMA-376 part 2): zip, content types, relationships.

Everything is written by us, so nothing of a template (its language, thumbnail, author or
theme) can leak. Knows nothing of plans.
"""

import io
import zipfile
from dataclasses import dataclass, field
from posixpath import dirname
from xml.sax.saxutils import escape, quoteattr

from desktopapp.plan.shape import clean

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format knows no earlier time; fixed: same bytes
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships"'
)
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_KINDS = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}


def words(text: str) -> str:
    """Return text as XML character data, without what XML cannot hold."""
    return escape(clean(text))


def quoted(text: str) -> str:
    """Return text as an XML attribute value, in its quotation marks."""
    return quoteattr(clean(text))


@dataclass(slots=True)
class Package:
    """The parts of a Word file as they are collected: bytes by name, and what refers to what.

    ``kinds`` are the content types of parts, ``links`` the relationships of each part.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[tuple[str, str, bool]]] = field(default_factory=dict)

    def add_word(self, name: str, kind: str, root: str, content: str) -> None:
        """Add a part of the word-processing language, such as ``word/styles.xml``."""
        spaces = f"{_SPACES} {_DRAWING}" if "<w:drawing>" in content else _SPACES
        xml = f"{_HEAD}<w:{root} {spaces}>{content}</w:{root}>"
        self.parts[name] = xml.encode()
        self.kinds[name] = f"{_WORD}.{kind}+xml"

    def add_xml(self, name: str, kind: str, content: str) -> None:
        """Add any other XML part, its root element with its name spaces in ``content``."""
        self.parts[name] = (_HEAD + content).encode()
        self.kinds[name] = kind

    def relate(self, source: str, kind: str, target: str, *, outside: bool = False) -> str:
        """Let one part refer to another, or to an address outside; return the id of it.

        The same reference is made once. ``kind`` is the last word of an office relationship.
        """
        kind = kind if ":" in kind else f"{_OFFICE}/relationships/{kind}"
        links = self.links.setdefault(source, [])
        link = (kind, target, outside)
        if link not in links:
            links.append(link)
        return f"rId{links.index(link) + 1}"

    def picture(self, source: str, data: bytes, ending: str) -> str:
        """Add a picture (the same bytes once) that a part shows; return the reference's id."""
        name = next((name for name, other in self.parts.items() if other == data), "")
        if not name:
            number = 1 + sum(name.startswith("word/media/") for name in self.parts)
            name = f"word/media/picture{number}.{ending}"
            self.parts[name] = data
        return self.relate(source, "image", name)

    def to_bytes(self) -> bytes:
        """Return the zip container. The same parts give the same bytes."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as container:
            _write(container, "[Content_Types].xml", self._content_types())
            for source, links in sorted(self.links.items()):
                folder, name = dirname(source), source.rpartition("/")[2]
                place = f"{folder}/_rels/{name}.rels".lstrip("/")
                _write(container, place, _relationships(folder, links))
            for name, data in sorted(self.parts.items()):
                _write(container, name, data)
        return file.getvalue()

    def _content_types(self) -> bytes:
        endings = sorted({name.rpartition(".")[2] for name in self.parts} - {"xml"})
        defaults = "".join(
            f'<Default Extension="{ending}" ContentType="{_KINDS[ending]}"/>' for ending in endings
        )
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in sorted(self.kinds.items())
        )
        return (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f"{defaults}{overrides}</Types>"
        ).encode()


def _relationships(folder: str, links: list[tuple[str, str, bool]]) -> bytes:
    """Return the relationships of one part; targets inside are relative to its folder."""
    lines = []
    for number, (kind, target, outside) in enumerate(links, 1):
        mode = ' TargetMode="External"' if outside else ""
        place = target if outside else target.removeprefix(f"{folder}/")
        lines.append(
            f'<Relationship Id="rId{number}" Type="{kind}" Target={quoted(place)}{mode}/>'
        )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'
    ).encode()


def _write(container: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Write one entry with a fixed time and system, whatever machine this is."""
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_DEFLATED
    container.writestr(entry, data)


def add_properties(
    package: Package, *, title: str, subject: str, author: str, counted: tuple[int, int]
) -> None:
    """Add the file's own properties: the council as author, no tool, no login name, no time.

    ``counted`` are its pages and words. Times are left out: the same plan gives the same bytes.
    """
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{words(title)}</dc:title><dc:subject>{words(subject)}</dc:subject>"
        f"<dc:creator>{words(author)}</dc:creator><dc:language>en-GB</dc:language>"
        f"<cp:lastModifiedBy>{words(author)}</cp:lastModifiedBy></cp:coreProperties>"
    )
    pages, number = counted
    app = (
        f'<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Pages>{pages}</Pages><Words>{number}</Words>"
        f"<Company>{words(author)}</Company></Properties>"
    )
    kind = "application/vnd.openxmlformats"
    package.add_xml("docProps/core.xml", f"{kind}-package.core-properties+xml", core)
    package.add_xml("docProps/app.xml", f"{kind}-officedocument.extended-properties+xml", app)
    core_link = f"{_PACKAGE}/relationships/metadata/core-properties"
    package.relate("", "officeDocument", "word/document.xml")
    package.relate("", core_link, "docProps/core.xml")
    package.relate("", "extended-properties", "docProps/app.xml")
