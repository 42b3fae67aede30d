"""Write a plan into a council's own template: its styles, headers, footers and page setup.

The text that stood in the template is not taken along, nor are its settings but those that its
headers and margins need.
"""

from copy import deepcopy
from typing import TYPE_CHECKING

from desktopapp.documents.build import Document, Item, Origin, PictureItem, TableItem
from desktopapp.documents.docx_body import Body, end_of_text, write_item
from desktopapp.documents.docx_numbering import Numbering, style_id
from desktopapp.documents.docx_styles import added
from desktopapp.documents.foreign_prompts import settle_prompts
from desktopapp.documents.numbering_part import add_numbering, highest, related
from desktopapp.documents.style import PAGE_WIDTH, twips
from desktopapp.documents.template import OURS, HouseStyle, Template
from desktopapp.documents.word_file import WordFile, elements, opened
from desktopapp.readers.word_parts import child, name_of, switch, value, whole
from desktopapp.readers.word_safe import remove

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT = frozenset({"styles", "numbering", "theme", "fontTable"})
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
    'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_NARROWEST = 100.0  # points of text; a page with less is not a page


def into_template(document: Document, template: Template, settings: tuple[str, str]) -> bytes:
    """Return the document as a Word file of the template's look.

    ``settings`` are ours, before and after what may be kept of the template's. The council's logo
    above the title is left out where the template's own header shows a picture.
    """
    file = WordFile(opened(template.data))
    section = section_of(file.main.element)
    kept = _kept_settings(file)
    early = kept["mirrorMargins"] + kept["gutterAtTop"]
    _forget(file, section)
    width = text_width(section)
    styles = document.styles._replace(margin=twips((PAGE_WIDTH - width) / 2))
    house = {ours: one for ours in OURS if (one := template.style_for(ours))}
    theirs = {ours: one.numbered for ours, one in house.items()}
    numbering = Numbering(styles, after=highest(file), theirs=theirs)
    body = Body(file, numbering, styles, _ids(house, template))
    items = list(document.items)
    if items and _is_logo(items[0]) and _shows_picture(file):
        del items[0]
    text = "".join(write_item(item, body) for item in items)
    if not items or isinstance(items[-1], TableItem):
        text += end_of_text()
    settle_prompts(file, document.title, document.author)
    file.set_body(text)
    file.main.element[0].append(section)
    _add_styles(file, body)
    add_numbering(file, numbering)
    first, last = settings
    file.add_word(
        "settings.xml", "settings", "settings", early + first + kept["evenAndOddHeaders"] + last
    )
    file.add_core(document.title, document.author)
    return file.to_bytes()


def _is_logo(item: Item) -> bool:
    return isinstance(item, PictureItem) and item.origin == Origin()


def _shows_picture(file: WordFile) -> bool:
    """Tell whether a header that is used shows a picture."""
    shown = (one.target_part for one in file.main.rels.values() if one.reltype.endswith("/header"))
    return any(
        relation.reltype.endswith("/image") for part in shown for relation in part.rels.values()
    )


def _ids(house: dict[str, HouseStyle], template: Template) -> dict[str, str]:
    """Return the ids of styles by ours; an id of ours that is taken gets a word before it."""
    taken = {one.id for one in template.styles}
    found = {}
    for ours in OURS:
        name = style_id(ours)
        own = f"Plan{name}" if name in taken else name
        found[name] = house[ours].id if ours in house else own
    return found


def section_of(root: "_Element") -> "_Element":
    """Return the page setup of the last upright pages, with the headers that hold there."""
    sections = list(root.iter("{*}sectPr"))
    upright = [n for n, one in enumerate(sections) if _is_upright(one)]
    last = upright[-1] if upright else len(sections) - 1
    if not sections:
        return elements(_PAGE)[0]
    chosen = deepcopy(sections[last])
    shown = {_edge(one) for one in chosen if _edge(one)}
    for earlier in reversed(sections[:last]):
        for one in earlier:
            if _edge(one) and _edge(one) not in shown:
                shown.add(_edge(one))
                chosen.insert(0, deepcopy(one))
    return chosen


def _edge(element: "_Element") -> str:
    """Return which header or footer an element refers to, such as a first page's header."""
    name = name_of(element)
    return f"{name} {value(element, 'type')}" if name.endswith("erReference") else ""


def _is_upright(section: "_Element") -> bool:
    page = child(section, "pgSz")
    return whole(value(page, "h"), 1) >= whole(value(page, "w"), 0)


def text_width(section: "_Element") -> float:
    """Return the width of the text on a page, in points; never less than a page can have."""
    page, margin = child(section, "pgSz"), child(section, "pgMar")
    sides = sum(abs(whole(value(margin, side))) for side in ("left", "right", "gutter"))
    width = (whole(value(page, "w"), 11906) - sides) / 20
    return min(max(width, _NARROWEST), PAGE_WIDTH)


def _forget(file: WordFile, section: "_Element") -> None:
    """Forget what only the template's own text refers to."""
    used = {value(one, "id") for one in section if _edge(one)}
    for reference, relation in list(file.main.rels.items()):
        if reference not in used and relation.reltype.rpartition("/")[2] not in _KEPT:
            del file.main.rels[reference]


def _kept_settings(file: WordFile) -> dict[str, str]:
    """Return the settings that the template's headers and margins need, as XML by name."""
    part = related(file, "settings")
    names = ("mirrorMargins", "gutterAtTop", "evenAndOddHeaders")
    on = {name for name in names if part is not None and switch(part.element, name)}
    return {name: f"<w:{name}/>" if name in on else "" for name in names}


def _add_styles(file: WordFile, body: Body) -> None:
    """Add those of our styles that the template lacks, based on what it has."""
    part = related(file, "styles")
    if part is None:
        return
    basis = {
        value(one, "type"): value(one, "styleId")
        for one in part.element
        if value(one, "default") in {"1", "true", "on"}
    }
    renamed = {
        **body.ids,
        "DefaultParagraphFont": basis.get("character", ""),
        "TableNormal": basis.get("table", ""),
    }
    names = {value(child(one, "name")).casefold() for one in part.element}
    look = body.styles
    as_body = {
        style_id(one.name) for one in (*look.bullets, *look.numbers, look.cell, look.header_cell)
    }
    for element in elements(added(body.numbering)):
        if value(element, "styleId") in as_body:
            _as_body_text(element)
        for one in list(element):
            if name_of(one) == "name" and value(one).casefold() in names:
                _set(one, f"Plan {value(one)}")
            if name_of(one) in {"basedOn", "next"}:
                name = renamed.get(value(one), "")
                element.remove(one) if not name else _set(one, name)
        _set(element, body.id(value(element, "styleId")), "styleId")
        part.element.append(element)
    _in_british_english(part.element)


def _as_body_text(style: "_Element") -> None:
    """Let a style have the size, colour and distance of lines of the template's own text."""
    letters, spacing = child(style, "rPr"), child(style, "pPr", "spacing")
    for one in list(letters) if letters is not None else ():
        if name_of(one) in {"sz", "szCs", "color"}:
            remove(one)
    if spacing is not None:
        for key in list(spacing.attrib):
            if str(key).rpartition("}")[2] in {"line", "lineRule"}:
                del spacing.attrib[key]


def _in_british_english(styles: "_Element") -> None:
    """Say that the text is British English, by which a screen reader chooses its voice."""
    holder = styles
    for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
        inner = child(holder, name)
        if inner is None:
            (inner,) = elements(f"<w:{name}/>")
            holder.insert(len(holder) if name == "lang" else 0, inner)
        holder = inner
    for one in styles.iter("{*}lang"):
        _set(one, "en-GB")


def _set(element: "_Element", text: str, key: str = "val") -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415  # slow to load

    element.set(qn(f"w:{key}"), text)
