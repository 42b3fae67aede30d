"""A council's house template: its styles, and which of them is used for which text of a plan.

Styles are found by name, then headings by their outline level. What a template lacks is added
from our own styles when a plan is written into it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from desktopapp.documents.word.file import WordFile, opened_package
from desktopapp.documents.word.numbering_part import related
from desktopapp.documents.word.styles import HYPERLINK, PLAN_TABLE, text_styles
from desktopapp.layout.style import styles
from desktopapp.plan.plan import Appearance
from desktopapp.plan.problem import Problem
from desktopapp.readers.archive import open_archive
from desktopapp.readers.reading import UNTOUCHED
from desktopapp.readers.word_parts import Style, child, local_name, read_parts, value
from desktopapp.readers.word_safe import SafeWord

_KINDS = {HYPERLINK: "character", PLAN_TABLE: "table"}  # all else is of paragraphs
_OTHER_NAMES = {  # names under which councils keep the same style
    "Title": ("document title", "report title", "main title", "cover title"),
    "Subtitle": ("sub title", "document subtitle", "report subtitle"),
    "List Bullet": ("bullet", "bullets", "bullet 1", "bullet list", "bullet point"),
    "List Bullet 2": ("bullet 2", "sub bullet"),
    "List Number": ("numbered list", "numbered list 1", "number list"),
    "Table Text": ("table body", "table body text", "table content", "table contents"),
    "Table Heading": ("table header", "table head", "table column heading"),
}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A style of a template. ``outline`` is 1 to 9 for a heading, else 0."""

    id: str
    name: str
    kind: str
    outline: int = 0
    numbered: bool = False
    default: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A house template made safe. ``mapping`` says which of its styles, by name, is used for ours.

    ``notes`` are sentences that say what was left behind. ``styles`` are what can be chosen.
    """

    data: bytes
    styles: tuple[HouseStyle, ...]
    mapping: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[str, ...]:
        """The names of its paragraph styles."""
        return self.choices_for("Normal")

    def choices_for(self, ours: str) -> tuple[str, ...]:
        """Return the names of its styles that can be used for one of ours."""
        kind = _KINDS.get(ours, "paragraph")
        return tuple(one.name for one in self.styles if one.kind == kind)

    @property
    def missing(self) -> tuple[str, ...]:
        """Our styles that it has nothing for, and which are added to it."""
        return tuple(name for name in OURS if name not in self.mapping)

    def style_for(self, ours: str) -> HouseStyle | None:
        """Return its style that is used for one of ours, or nothing."""
        return next((one for one in self.styles if one.name == self.mapping.get(ours)), None)


OURS = (*(style.name for style in text_styles(styles(Appearance()))), HYPERLINK, PLAN_TABLE)


def read_template(safe: SafeWord) -> Template:
    """Read a template that was made safe, or raise ``Problem``."""
    found = tuple(_styles(safe.data))
    if not any(one.kind == "paragraph" for one in found):
        raise Problem(
            "This document has no styles of its own, so it cannot serve as a template.",
            safe=UNTOUCHED,
            then="Choose the template that your council's Word documents are made from.",
        )
    return Template(safe.data, found, dict(_proposed(found)), safe.notes)


def adjusted(template: Template, mapping: Mapping[str, str]) -> Template:
    """Return a template with another mapping; names that neither side knows are passed over."""
    names = {one.name: one.kind for one in template.styles}
    kept = {
        ours: theirs
        for ours, theirs in mapping.items()
        if ours in OURS and names.get(theirs) == _KINDS.get(ours, "paragraph")
    }
    return replace(template, mapping=kept)


def _styles(safe: bytes) -> Iterator[HouseStyle]:
    package = opened_package(safe)
    said = read_parts(open_archive(safe), str(package.main_document_part.partname)[1:]).styles
    part = related(WordFile(package), "styles")
    if part is None:
        return
    for element in part.element:
        style = value(element, "styleId")
        name = value(child(element, "name"))
        if local_name(element) != "style" or not (style and name):
            continue
        read = said.get(style, Style())
        yield HouseStyle(
            style,
            name,
            value(element, "type") or "paragraph",
            0 if name.casefold() == "title" else read.outline,
            read.number not in {"", "0"},
            value(element, "default") in {"1", "true", "on"},
        )


def _proposed(found: tuple[HouseStyle, ...]) -> Iterator[tuple[str, str]]:
    """Propose which style serves for which of ours: by name, then by outline level."""
    paragraphs = [one for one in found if one.kind == "paragraph"]
    named = {one.name.casefold(): one for one in reversed(paragraphs)}
    taken: set[str] = set()
    for ours in OURS[:-2]:
        names = (ours.casefold(), *_OTHER_NAMES.get(ours, ()))
        style = next((named[name] for name in names if name in named), None)
        level = int(ours[-1]) if ours.startswith("Heading ") else 0
        if style is None and level:
            outlined = (one for one in paragraphs if one.outline == level)
            style = next((one for one in outlined if one.name not in taken), None)
        if style is None and ours == "Normal":
            style = next((one for one in paragraphs if one.default), None)
        if style is not None:
            taken.add(style.name)
            yield ours, style.name
    for ours, kind in _KINDS.items():
        for one in found:
            if one.kind == kind and one.name.casefold() == ours.casefold():
                yield ours, one.name
                break
