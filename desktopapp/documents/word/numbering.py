"""Numbering of a Word file: headings, paragraphs and lists by definition, never typed.

Each list is an instance of its own, so that its numbers begin where they should: of one definition
where the labels are our own, else of its own definition.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktopapp.layout.style import BULLETS, ParagraphStyle, Styles
from desktopapp.plan.list_labels import OWN_PATTERNS, ItemLabel, label_parts
from desktopapp.readers.xml_text import quoted

_THEMES = 1
_BULLETS = 2
_NUMBERS = 3
_OUTLINE = 4  # a report's own sections, paragraphs and sub-paragraphs
NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'  # against the style's
_FORMS = {  # of ECMA-376 part 1, 17.18.59
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}
_PERCENT = re.compile(r"%(?=\d)")  # would count
_OUTLINE_FORMS = (("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))


class _Level(NamedTuple):
    """A level of a numbering definition: its style, what it shows, and where it begins.

    ``bound`` says that the level is that of its style wherever the style is used.
    """

    style: ParagraphStyle
    form: str
    label: str
    start: int = 1
    bound: bool = True


@dataclass(slots=True)
class _Instance:
    """A list: of a definition, or of levels of its own. ``starts`` are first numbers by level.

    ``last`` is the level of its last item.
    """

    definition: int
    starts: dict[int, int]
    levels: dict[int, _Level] = field(default_factory=dict)
    last: int = -1


@dataclass(slots=True)
class Numbering:
    """The numbering of one file. ``further`` are its instances beside those of the styles.

    Each definition's first instance has its own number and is the styles' own. ``outline`` are
    the styles of a report's levels, if it has any. ``shown`` is the last number of a theme,
    ``current`` the instance of themes, ``open`` the instance of each open list level, ``outer``
    that of the last numbered list of the first level and its pattern.

    In a council's template, numbers up to ``after`` are taken; ``theirs`` are our names of the
    styles that are the template's, each with whether that style has a numbering of its own.
    """

    styles: Styles
    outline: tuple[ParagraphStyle, ...] = ()
    further: list[_Instance] = field(default_factory=list)
    shown: int = 0
    current: int = _THEMES
    open: dict[int, int] = field(default_factory=dict)
    outer: tuple[str, int] = ("", 0)
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
            self.current = self._instance(_THEMES, {0: number})
        self.shown = number
        said = self.current == _THEMES and self.theirs.get(self.styles.theme.name, True)
        return "" if said else self._numbering(self.current)

    def item(self, label: ItemLabel, style: ParagraphStyle) -> str:
        """Return the numbering of a list item; nothing for a bullet whose style has it."""
        level = label.level
        if label.starts:
            self.open[level] = self._begun(label, style) if label.number else _BULLETS
        instance = self.open[level]
        if label.number:
            self._further(instance).last = level
        said = not label.number and self.theirs.get(self.styles.bullets[level].name, True)
        return "" if said else self._numbering(instance, level)

    def _begun(self, label: ItemLabel, style: ParagraphStyle) -> int:
        """Return the instance of a list that begins or goes on at an item."""
        level, starts = label.level, {label.level: label.number}
        pattern, last = self.outer
        if not level and label.goes_on and pattern == label.pattern:
            return last
        if not label.pattern:
            instance = self._instance(_NUMBERS, starts)
        else:
            levels = _own_levels(label, style, self.styles)
            instance = self._joined(label, levels)
            if not instance:
                instance = self._instance(0, starts)
                self._further(instance).levels = levels
        if not level:
            self.outer = label.pattern, instance
        return instance

    def _joined(self, label: ItemLabel, levels: dict[int, _Level]) -> int:
        """Let a list that shows the numbers above it count with them; 0 where it cannot.

        It can where it begins below an item of the list whose numbers it shows, and shows them
        as that list does.
        """
        level = label.level
        upper = range(level + 1 - len(label.parts.counters), level)
        instance = self.open.get(level - 1, 0) if upper and label.number == 1 else 0
        if instance <= _OUTLINE or any(self.open.get(one) != instance for one in upper):
            return 0
        outer = self._further(instance)
        there = outer.levels or {
            n: one._replace(bound=False) for n, one in enumerate(self._numbers()) if n != level
        }
        alike = all(there[one].form == levels[one].form for one in upper)
        if not alike or outer.last >= level or there.get(level, levels[level]) != levels[level]:
            return 0
        outer.levels = {**there, level: levels[level]}
        return instance

    def _instance(self, definition: int, starts: dict[int, int]) -> int:
        self.further.append(_Instance(definition, starts))
        return _OUTLINE + len(self.further)

    def _further(self, instance: int) -> _Instance:
        return self.further[instance - _OUTLINE - 1]

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
        yield _NUMBERS, self._numbers()
        if self.outline:
            levels = zip(self.outline, _OUTLINE_FORMS, strict=True)
            yield _OUTLINE, tuple(_Level(style, *form) for style, form in levels)

    def _numbers(self) -> tuple[_Level, ...]:
        return tuple(
            _Level(style, *_shown(pattern, n))
            for n, (style, pattern) in enumerate(
                zip(self.styles.numbers, OWN_PATTERNS, strict=True)
            )
        )

    def content(self) -> str:
        """Return the numbering part: the definitions and all instances."""
        return "".join((*self.definitions(), *self.instances()))

    def definitions(self) -> Iterator[str]:
        """Go through the definitions, each with the levels of its kind of list."""
        for n, levels in self._definitions():
            yield self._definition(n, dict(enumerate(levels)))
        for n, one in enumerate(self.further, _OUTLINE + 1):
            if one.levels:
                yield self._definition(n, one.levels)

    def _definition(self, number: int, levels: Mapping[int, _Level]) -> str:
        shown = (self._level(depth, level) for depth, level in sorted(levels.items()))
        return (
            f'<w:abstractNum w:abstractNumId="{self.after + number}">'
            f'<w:multiLevelType w:val="multilevel"/>{"".join(shown)}</w:abstractNum>'
        )

    def instances(self) -> Iterator[str]:
        """Go through the instances: each definition's own, then where lists begin again."""
        after = self.after
        for n, _ in self._definitions():
            yield (f'<w:num w:numId="{after + n}"><w:abstractNumId w:val="{after + n}"/></w:num>')
        for n, one in enumerate(self.further, _OUTLINE + 1):
            definition = n if one.levels else one.definition
            starts = "".join(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride>"
                for level, start in one.starts.items()
            )
            yield (
                f'<w:num w:numId="{after + n}"><w:abstractNumId w:val="{after + definition}"/>'
                f"{starts}</w:num>"
            )

    def _level(self, depth: int, level: _Level) -> str:
        """Return one level of a definition, its indents those of its style."""
        left, hanging = round(level.style.left * 20), round(level.style.hanging * 20)
        name = level.style.name
        own = (
            ""
            if name in self.theirs or not level.bound
            else f'<w:pStyle w:val="{style_id(name)}"/>'
        )
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="{level.start}"/>'
            f'<w:numFmt w:val="{level.form}"/>'
            f'{own}<w:suff w:val="tab"/>'
            f'<w:lvlText w:val={quoted(level.label)}/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
            f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        )


def _own_levels(label: ItemLabel, style: ParagraphStyle, styles: Styles) -> dict[int, _Level]:
    """Return the levels of a list with labels of its own: those whose numbers it shows, and its.

    The ones above stand at their numbers, since no item of this list counts them.
    """
    levels = {
        n: _Level(styles.numbers[n], _FORMS["1"], "", number, bound=False)
        for n, number in enumerate(label.above)
    }
    forms = [form for _, form in label.parts.counters[:-1]]
    for n, form in enumerate(forms, label.level - len(forms)):
        levels[n] = levels[n]._replace(form=_FORMS[form])
    form, words = _shown(label.pattern, label.level)
    levels[label.level] = _Level(
        style._replace(name=styles.numbers[label.level].name), form, words, bound=False
    )
    return levels


def _shown(pattern: str, level: int) -> tuple[str, str]:
    """Return a pattern as a definition has it at a level: how it counts, and its words."""
    counters, after = label_parts(pattern, level)
    words = "".join(
        f"{_literal(text)}%{n}" for n, (text, _) in enumerate(counters, level + 2 - len(counters))
    )
    return _FORMS[counters[-1][1] if counters else ""], words + _literal(after)


def _literal(words: str) -> str:
    return _PERCENT.sub("%\u200d", words)


def style_id(name: str) -> str:
    """Return the id under which Word knows a style, such as ListBullet2 for List Bullet 2."""
    return name.replace(" ", "")
