"""Numbering of a Word file: theme headings and lists by definition, never typed.

Each list is an instance of its own of one definition, so that its numbers begin again at one.
"""

from dataclasses import dataclass, field

from desktopapp.documents.style import BULLETS, Style, Styles

_HEADINGS = 1
_BULLETS = 2
_NUMBERS = 3
_FORMS = ("decimal", "lowerLetter", "lowerRoman")


@dataclass(slots=True)
class Numbering:
    """The numbering instances of one file. ``starts`` holds where each further one begins.

    The first three instances are the styles' own. ``shown`` is the last number of a theme,
    ``current`` the instance of theme headings, ``open`` the instance of each open list level.
    """

    styles: Styles
    starts: list[tuple[int, int, int]] = field(default_factory=list)
    shown: int = 0
    current: int = _HEADINGS
    open: list[int] = field(default_factory=list)

    def heading(self, label: str) -> str:
        """Return the numbering of a level 1 heading; nothing where the style's own is right.

        A heading without a number steps out of it; one whose number is not the next, because a
        theme before it says nothing, begins an instance at its own number.
        """
        if not label:
            return _numbering(0)
        number = int(label)
        if number != self.shown + 1:
            self.current = self._instance(_HEADINGS, 0, number)
        self.shown = number
        return "" if self.current == _HEADINGS else _numbering(self.current)

    def item(self, level: int, *, numbered: bool, starts: bool) -> str:
        """Return the numbering of a list item; nothing for a bullet, whose style has it."""
        if starts:
            del self.open[level:]
            instance = self._instance(_NUMBERS, level, 1) if numbered else _BULLETS
            self.open.extend([instance] * (level + 1 - len(self.open)))
        return _numbering(self.open[level], level) if numbered else ""

    def _instance(self, definition: int, level: int, start: int) -> int:
        self.starts.append((definition, level, start))
        return _NUMBERS + len(self.starts)

    def content(self) -> str:
        """Return the numbering part: three definitions and all instances."""
        look = self.styles
        theme = _level(0, "decimal", "%1", "Heading1", look.theme)
        bullets = (
            _level(depth, "bullet", BULLETS[depth], style_id(style.name), style)
            for depth, style in enumerate(look.bullets)
        )
        numbers = (
            _level(depth, _FORMS[depth], f"%{depth + 1}.", style_id(style.name), style)
            for depth, style in enumerate(look.numbers)
        )
        definitions = (
            f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
            f"{''.join(levels)}</w:abstractNum>"
            for n, levels in ((_HEADINGS, (theme,)), (_BULLETS, bullets), (_NUMBERS, numbers))
        )
        own = (
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
            for n in (_HEADINGS, _BULLETS, _NUMBERS)
        )
        further = (
            f'<w:num w:numId="{_NUMBERS + n}"><w:abstractNumId w:val="{definition}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
            "</w:lvlOverride></w:num>"
            for n, (definition, level, start) in enumerate(self.starts, 1)
        )
        return "".join((*definitions, *own, *further))


def style_id(name: str) -> str:
    """Return the id under which Word knows a style, such as ListBullet2 for List Bullet 2."""
    return name.replace(" ", "")


def style_numbering(name: str) -> str:
    """Return the numbering that a style itself carries, or nothing."""
    match name.split(" "):
        case ["Heading", "1"]:
            return _numbering(_HEADINGS)
        case ["List", "Bullet" | "Number" as kind, *depth]:
            instance = _BULLETS if kind == "Bullet" else _NUMBERS
            return _numbering(instance, int(depth[0]) - 1 if depth else 0)
        case _:
            return ""


def _numbering(instance: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


def _level(depth: int, form: str, label: str, style: str, look: Style) -> str:
    """Return one level of a definition, its indents those of its style."""
    left, hanging = round(look.left * 20), round(look.hanging * 20)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{style}"/><w:suff w:val="tab"/><w:lvlText w:val="{label}"/>'
        '<w:lvlJc w:val="left"/><w:pPr>'
        f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
