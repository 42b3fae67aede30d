"""A canvas of reportlab's that knows which element of the structure each stretch belongs to."""

from collections.abc import Sequence
from datetime import date

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

from desktopapp.documents.pdf.file import File, Stream, stream, uri
from desktopapp.documents.pdf.metadata import srgb_profile
from desktopapp.documents.pdf.outline import PdfOutline
from desktopapp.documents.pdf.structure import Annotated, Element, Marked, Root
from desktopapp.documents.published_data import DataFile
from desktopapp.layout.style import PAGE_HEIGHT, PAGE_WIDTH

FOOTER = "<</Type /Pagination /Subtype /Footer>> BDC"


class TaggedCanvas(Canvas):
    """Draws pages and marks what is drawn. ``font`` is a registered font that is embedded."""

    def __init__(
        self, title: str, author: str, language: str, dated: date | None, font: str
    ) -> None:
        super().__init__(
            "",
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=font,  # type: ignore[arg-type]  # described as a number
        )
        self._doc = File(title, author, language, dated)
        self._nums: list[Element | list[Element]] = []
        self._marked: list[Element] = []
        self._links: list[PDFObject] = []
        self.setViewerPreference("DisplayDocTitle", "true")
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
        self.setCatalogEntry("MarkInfo", {"Marked": "true"})
        self.setCatalogEntry("OutputIntents", [_intent()])

    def here(self) -> PDFObject:
        """Return the reference of the page that is being drawn."""
        return self._doc.thisPageRef()

    def begin(self, element: Element | None, artifact: str = "BMC") -> None:
        """Begin a marked content: of an element, or of what is no part of the text."""
        if element is None:
            self.addLiteral(f"/Artifact {artifact}")
            return
        self.addLiteral(f"/{element.tag} <</MCID {len(self._marked)}>> BDC")
        element.kids.append(Marked(self.here(), len(self._marked)))
        self._marked.append(element)

    def end(self) -> None:
        """End a marked content."""
        self.addLiteral("EMC")

    def link(self, element: Element, address: str, area: tuple[float, ...]) -> PDFDictionary:
        """Put a link over an area and return it, since its words are known only later."""
        keys = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": PDFArray(area),
            "Border": PDFArray((0, 0, 0)),
            "F": 4,  # printed, as PDF/A asks of every annotation
            "A": PDFDictionary({"S": "/URI", "URI": PDFString(uri(address))}),
            "StructParent": self._number(element),
        }
        note = PDFDictionary(keys)
        reference = self._doc.Reference(note, self._doc.annotationName(str(len(self._nums))))
        self._links.append(reference)
        element.kids.append(Annotated(self.here(), reference))
        return note

    def picture(self, name: str, pixels: Stream, x: float, y: float, w: float, h: float) -> None:
        """Draw a picture into a rectangle, in points."""
        self._doc.Reference(pixels, self._doc.getXObjectName(name))
        self._doc.updateSignature(pixels.content)
        self.saveState()
        self.transform(w, 0, 0, h, x, y)
        self.doForm(name)
        self.restoreState()

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """Close the page: its content compressed, its elements and links listed."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        code = page.stream.encode("ascii")
        self._doc.updateSignature(code)
        page.Contents = stream(code, {})
        page.StructParents = self._number(self._marked)
        page.Tabs = "/S"
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Annots = self._links
        self._marked = []
        self._links = []

    def _number(self, held: Element | list[Element]) -> int:
        """Return the number under which the structure finds what belongs to it (14.7.4.4)."""
        self._nums.append(held)
        return len(self._nums) - 1

    def carry(self, files: Sequence[DataFile], dated: date | None) -> None:
        """Let the document carry files (PDF/A-3, 6.8)."""
        specifications = []
        for file in sorted(files):
            held = _embedded(file, dated)
            self._doc.updateSignature(file.data)
            keys = {
                "Type": "/Filespec",
                "F": PDFString(file.name),
                "UF": PDFString(file.name),
                "Desc": PDFString(file.says),
                "AFRelationship": "/Data",
                "EF": PDFDictionary({"F": held, "UF": held}),
            }
            specifications.append(self._doc.Reference(PDFDictionary(keys)))
        tree: list[PDFObject] = []
        for file, specification in zip(sorted(files), specifications, strict=True):
            tree += [PDFString(file.name), specification]
        self.setCatalogEntry("AF", specifications)
        self.setCatalogEntry("Names", {"EmbeddedFiles": PDFDictionary({"Names": PDFArray(tree)})})

    def finish(self, root: Root, outline: PdfOutline, metadata: bytes) -> bytes:
        """Return the file, with its structure, its outline and what it says of itself (XMP)."""
        keys = {"Type": "/Metadata", "Subtype": "/XML"}
        self.setCatalogEntry("Metadata", stream(metadata, keys, packed=False))
        root.nums = self._nums
        self.setCatalogEntry("StructTreeRoot", root)
        self.setCatalogEntry("Outlines", outline)
        self._doc.Outlines = outline  # type: ignore[assignment]  # does what is asked of it
        pdf: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]  # reportlab has no types
        return pdf


def _embedded(file: DataFile, dated: date | None) -> Stream:
    """Return a file that the document carries, of its kind."""
    about: dict[str, object] = {"Size": len(file.data)}
    if dated:
        about["ModDate"] = PDFString(f"D:{dated:%Y%m%d}000000Z")
    keys = {
        "Type": "/EmbeddedFile",
        "Subtype": "/" + file.kind.replace("/", "#2F"),  # a slash begins a name
        "Params": PDFDictionary(about),
    }
    return stream(file.data, keys)


def _intent() -> PDFDictionary:
    """Return the colours that the file means (PDF/A-2, 6.2.3)."""
    name = PDFString("sRGB IEC61966-2.1")
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": name,
            "Info": name,
            "DestOutputProfile": stream(srgb_profile(), {"N": 3}),
        }
    )
