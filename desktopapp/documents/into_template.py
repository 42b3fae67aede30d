"""Write a plan into a council's own template: its styles, headers, footers and page setup.

The text that stood in the template is not taken along, nor are its settings but those that its
headers and margins need.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from desktopapp.documents.foreign_prompts import settle_prompts
from desktopapp.documents.template import OURS, HouseStyle, Template
from desktopapp.documents.template_body import followed
from desktopapp.documents.template_page import edge, section_of, text_width
from desktopapp.documents.word.body import Body, end_of_text, write_item
from desktopapp.documents.word.file import WordFile, elements, opened_package
from desktopapp.documents.word.numbering import Numbering, style_id
from desktopapp.documents.word.numbering_part import add_numbering, highest, related
from desktopapp.documents.word.styles import added
from desktopapp.layout.build import Document, Item, ItemOrigin, PictureItem, TableItem
from desktopapp.layout.style import PAGE_WIDTH, twips
from desktopapp.layout.style import styles as styles_of
from desktopapp.plan.plan import Appearance
from desktopapp.readers.word_parts import child, local_name, switch, value
from desktopapp.readers.word_safe import detach

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT = frozenset({"styles", "numbering", "theme", "fontTable"})


def into_template(document: Document, template: Template, settings: tuple[str, str]) -> bytes:
    """Return the document as a Word file of the template's look.

    ``settings`` are ours, before and after what may be kept of the template's. The council's logo
    above the title is left out where the template's own header shows a picture.
    """
    file = WordFile(opened_package(template.data))
    section = section_of(file.main.element)
    kept = _kept_settings(file)
    early = kept["mirrorMargins"] + kept["gutterAtTop"]
    _forget(file, section)
    width = text_width(section)
    styles = document.styles._replace(margin=twips((PAGE_WIDTH - width) / 2))
    house = {ours: one for ours in OURS if (one := template.style_for(ours))}
    theirs = {ours: one.numbered for ours, one in house.items()}
    look = Appearance(accent=styles.colour("accent"))
    size = followed(look, template).size  # what is added goes with the template's own text
    numbering = Numbering(styles_of(replace(look, size=size)), after=highest(file), theirs=theirs)
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
    return isinstance(item, PictureItem) and item.origin == ItemOrigin()


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


def _forget(file: WordFile, section: "_Element") -> None:
    """Forget what only the template's own text refers to."""
    used = {value(one, "id") for one in section if edge(one)}
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
            if local_name(one) == "name" and value(one).casefold() in names:
                _set(one, f"Plan {value(one)}")
            if local_name(one) in {"basedOn", "next"}:
                name = renamed.get(value(one), "")
                element.remove(one) if not name else _set(one, name)
        _set(element, body.id(value(element, "styleId")), "styleId")
        part.element.append(element)
    _in_british_english(part.element)


def _as_body_text(style: "_Element") -> None:
    """Let a style have the size, colour and distance of lines of the template's own text."""
    letters, spacing = child(style, "rPr"), child(style, "pPr", "spacing")
    for one in list(letters) if letters is not None else ():
        if local_name(one) in {"sz", "szCs", "color"}:
            detach(one)
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
