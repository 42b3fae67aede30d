"""Numbering of a Word file: headings, paragraphs and lists by definition, never typed.

Each list is an instance of its own of one definition, so that its numbers begin again at one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktopapp.layout.style import BULLETS, ParagraphStyle, Styles

_THEMES = 1
_BULLETS = 2
_NUMBERS = 3
_OUTLINE = 4  # a report's own sections, paragraphs and sub-paragraphs
NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'  # against the style's
_FORMS = ("decimal", "lowerLetter", "lowerRoman")
_OUTLINE_FORMS = (("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))


class _Level(NamedTuple):
    """A level of a numbering definition: the style it belongs to, and what it shows."""

    style: ParagraphStyle
    form: str
    label: str


@dataclass(slots=True)
class Numbering:
    """The numbering of one file. ``starts`` holds where each further instance begins.

    Each definition's first instance has its own number and is the styles' own. ``outline`` are
    the styles of a report's levels, if it has any. ``shown`` is the last number of a theme,
    ``current`` the instance of themes, ``open`` the instance of each open list level.

    In a council's template, numbers up to ``after`` are taken; ``theirs`` are our names of the
    styles that are the template's, each with whether that style has a numbering of its own.
    """

    styles: Styles
    outline: tuple[ParagraphStyle, ...] = ()
    starts: list[tuple[int, int, int]] = field(default_factory=list)
    shown: int = 0
    current: int = _THEMES
    open: list[int] = field(default_factory=list)
    after: int = 0
    theirs: Mapping[str, bool] = field(default_factory=dict)

    def theme(self, label: str) -> str:
        """Return the numbering of a theme; nothing where the style's own is right.

        A heading without a number steps out of it; one whose number is not the next, because a
        theme before it says nothing, begins an instance at its own number.
        """
        if not label:
            return NO_NUMBER
        number = int(label)
        if number != self.shown + 1:
            self.current = self._instance(_THEMES, 0, number)
        self.shown = number
        said = self.current == _THEMES and self.theirs.get(self.styles.theme.name, True)
        return "" if said else self._numbering(self.current)

    def item(self, level: int, *, numbered: bool, starts: bool) -> str:
        """Return the numbering of a list item; nothing for a bullet whose style has it."""
        if starts:
            del self.open[level:]
            instance = self._instance(_NUMBERS, level, 1) if numbered else _BULLETS
            self.open.extend([instance] * (level + 1 - len(self.open)))
        said = not numbered and self.theirs.get(self.styles.bullets[level].name, True)
        return "" if said else self._numbering(self.open[level], level)

    def _instance(self, definition: int, level: int, start: int) -> int:
        self.starts.append((definition, level, start))
        return _OUTLINE + len(self.starts)

    def of_style(self, name: str) -> str:
        """Return the numbering that a style itself carries, or nothing."""
        for definition, levels in self._definitions():
            for depth, level in enumerate(levels):
                if level.style.name == name:
                    return self._numbering(definition, depth)
        return ""

    def _numbering(self, instance: int, level: int = 0) -> str:
        number = self.after + instance
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _definitions(self) -> Iterator[tuple[int, tuple[_Level, ...]]]:
        look = self.styles
        yield _THEMES, (_Level(look.theme, "decimal", "%1"),)
        yield _BULLETS, tuple(map(_Level, look.bullets, ("bullet",) * 3, BULLETS))
        yield _NUMBERS, tuple(map(_Level, look.numbers, _FORMS, ("%1.", "%2.", "%3.")))
        if self.outline:
            levels = zip(self.outline, _OUTLINE_FORMS, strict=True)
            yield _OUTLINE, tuple(_Level(style, *form) for style, form in levels)

    def content(self) -> str:
        """Return the numbering part: the definitions and all instances."""
        return "".join((*self.definitions(), *self.instances()))

    def definitions(self) -> Iterator[str]:
        """Go through the definitions, each with the levels of its kind of list."""
        for n, levels in self._definitions():
            yield (
                f'<w:abstractNum w:abstractNumId="{self.after + n}">'
                f'<w:multiLevelType w:val="multilevel"/>'
                f"{''.join(map(self._level, range(len(levels)), levels))}</w:abstractNum>"
            )

    def instances(self) -> Iterator[str]:
        """Go through the instances: each definition's own, then where lists begin again."""
        after = self.after
        for n, _ in self._definitions():
            yield (f'<w:num w:numId="{after + n}"><w:abstractNumId w:val="{after + n}"/></w:num>')
        for n, (definition, level, start) in enumerate(self.starts, _OUTLINE + 1):
            yield (
                f'<w:num w:numId="{after + n}"><w:abstractNumId w:val="{after + definition}"/>'
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride></w:num>"
            )

    def _level(self, depth: int, level: _Level) -> str:
        """Return one level of a definition, its indents those of its style."""
        left, hanging = round(level.style.left * 20), round(level.style.hanging * 20)
        name = level.style.name
        own = "" if name in self.theirs else f'<w:pStyle w:val="{style_id(name)}"/>'
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.form}"/>'
            f'{own}<w:suff w:val="tab"/>'
            f'<w:lvlText w:val="{level.label}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
            f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        )


def style_id(name: str) -> str:
    """Return the id under which Word knows a style, such as ListBullet2 for List Bullet 2."""
    return name.replace(" ", "")
