"""Harm that can be done to a PDF, of every kind that an officer or a reader would suffer from.

``SEEN`` is harm that our own check must see, ``UNSEEN`` harm that it does not look for and that
veraPDF must find.
"""

import io
from collections.abc import Callable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

Harm = Callable[[PdfWriter], None]


def harmed(pdf: bytes, harm: Harm | None = None) -> bytes:
    """Return a PDF as another writer writes it, with or without harm done to it."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    if harm:
        harm(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _elements(held: object) -> list[DictionaryObject]:
    """Return all structure elements at and below one, in order."""
    if isinstance(held, ArrayObject):
        return [one for kid in held for one in _elements(kid.get_object())]
    if not isinstance(held, DictionaryObject) or "/S" not in held:
        return []
    return [held, *_elements(held.get("/K", ArrayObject()))]


def _tagged(writer: PdfWriter, *tags: str) -> list[DictionaryObject]:
    root = writer.root_object["/StructTreeRoot"]["/K"]
    return [one for one in _elements(root) if one["/S"] in tags]


def _retag(writer: PdfWriter) -> None:
    _tagged(writer, "/H2")[0][NameObject("/S")] = NameObject("/P")


def _deepen(writer: PdfWriter) -> None:
    _tagged(writer, "/H2")[0][NameObject("/S")] = NameObject("/H3")


def _swap(writer: PdfWriter) -> None:
    kids = _tagged(writer, "/Document")[0]["/K"]
    kids[2], kids[3] = kids[3], kids[2]


def _lose(writer: PdfWriter) -> None:
    del _tagged(writer, "/Document")[0]["/K"][3]


def _repeat(writer: PdfWriter) -> None:
    kids = _tagged(writer, "/Document")[0]["/K"]
    kids.append(kids[3])


def _no_alternative(writer: PdfWriter) -> None:
    del _tagged(writer, "/Figure")[0]["/Alt"]


def _other_alternative(writer: PdfWriter) -> None:
    _tagged(writer, "/Figure")[0][NameObject("/Alt")] = TextStringObject("Another")


def _no_language(writer: PdfWriter) -> None:
    del writer.root_object["/Lang"]


def _no_title(writer: PdfWriter) -> None:
    writer.add_metadata({"/Title": ""})


def _blank_page(writer: PdfWriter) -> None:
    writer.add_blank_page()


def _no_structure(writer: PdfWriter) -> None:
    del writer.root_object["/StructTreeRoot"]


def _no_scope(writer: PdfWriter) -> None:
    del _tagged(writer, "/TH")[0]["/A"]


def _header_to_cell(writer: PdfWriter) -> None:
    _tagged(writer, "/TH")[0][NameObject("/S")] = NameObject("/TD")


def _item_to_paragraph(writer: PdfWriter) -> None:
    _tagged(writer, "/LI")[0][NameObject("/S")] = NameObject("/P")


def _links(writer: PdfWriter) -> list[DictionaryObject]:
    return [note.get_object() for page in writer.pages for note in page.get("/Annots", [])]


def _silent_links(writer: PdfWriter) -> None:
    for note in _links(writer):
        del note["/Contents"]


def _links_outside_the_structure(writer: PdfWriter) -> None:
    for note in _links(writer):
        del note["/StructParent"]


def _links_elsewhere(writer: PdfWriter) -> None:
    for note in _links(writer):
        note["/A"][NameObject("/URI")] = TextStringObject("https://elsewhere.example")


def _untagged_text(writer: PdfWriter) -> None:
    page = writer.pages[0]
    old = page.get_contents().get_data()
    stream = DecodedStreamObject()
    stream.set_data(old.replace(b"/H1 <</MCID 0>> BDC", b"", 1).replace(b"EMC", b"", 1))
    page[NameObject("/Contents")] = stream


def _no_meaning(writer: PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        del font.get_object()["/ToUnicode"]


def _no_output_intent(writer: PdfWriter) -> None:
    del writer.root_object["/OutputIntents"]


def _no_metadata(writer: PdfWriter) -> None:
    del writer.root_object["/Metadata"]


def _not_said_to_be_tagged(writer: PdfWriter) -> None:
    del writer.root_object["/MarkInfo"]


def _file_name_shown(writer: PdfWriter) -> None:
    del writer.root_object["/ViewerPreferences"]


def _fonts_not_embedded(writer: PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        del font.get_object()["/FontDescriptor"]["/FontFile2"]


def _links_not_printed(writer: PdfWriter) -> None:
    for note in _links(writer):
        note[NameObject("/F")] = NumberObject(2)


def _no_tab_order(writer: PdfWriter) -> None:
    for page in writer.pages:
        page.pop("/Tabs", None)


def _a_program(writer: PdfWriter) -> None:
    action = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert('x');"),
    }
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)


SEEN: dict[str, Harm] = {
    "retag": _retag,
    "deepen": _deepen,
    "swap": _swap,
    "lose": _lose,
    "repeat": _repeat,
    "no alternative": _no_alternative,
    "other alternative": _other_alternative,
    "no language": _no_language,
    "no title": _no_title,
    "blank page": _blank_page,
    "no structure": _no_structure,
    "no scope": _no_scope,
    "header to cell": _header_to_cell,
    "item to paragraph": _item_to_paragraph,
    "silent links": _silent_links,
    "links outside the structure": _links_outside_the_structure,
    "links elsewhere": _links_elsewhere,
    "untagged text": _untagged_text,
    "no meaning": _no_meaning,
}
UNSEEN: dict[str, Harm] = {
    "no output intent": _no_output_intent,
    "no metadata": _no_metadata,
    "not said to be tagged": _not_said_to_be_tagged,
    "file name shown": _file_name_shown,
    "fonts not embedded": _fonts_not_embedded,
    "links not printed": _links_not_printed,
    "no tab order": _no_tab_order,
    "a program": _a_program,
}
