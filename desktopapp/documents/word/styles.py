"""The styles of a Word file: every default said by us, none inherited from a template.

No theme fonts, British English, no kerning: widths are sums of plain advance widths, so that
Word breaks lines where the layout does.
"""

from desktopapp.documents.word.numbering import Numbering, style_id
from desktopapp.layout.style import CELL_SIDE, CELL_TOP, RULE, ParagraphStyle, Styles
from desktopapp.readers.xml_text import quoted

HYPERLINK = "Hyperlink"
PLAN_TABLE = "Plan Table"
_SECTION = "Section Heading"  # like a theme's heading, without a number; in Word one style
_CUSTOM = frozenset(
    (
        "Table Text",
        "Table Heading",
        "Picture",
        "Appendix Title",
        "Report Paragraph",
        "Report Sub-paragraph",
    )
)
_BASIS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
    '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def content(numbering: Numbering) -> str:
    """Return the styles part; a file that numbers a report's levels has styles for them."""
    styles = numbering.styles
    return "".join(
        (
            _defaults(styles),
            _paragraph_style(styles.body, numbering),
            _BASIS,
            *(_paragraph_style(style, numbering) for style in _listed(numbering)),
            _hyperlink(styles),
            _plain_table(),
            _table(styles),
        )
    )


def added(numbering: Numbering) -> str:
    """Return those of our styles that a council's template lacks."""
    styles, theirs = numbering.styles, numbering.theirs
    missing = (style for style in text_styles(styles) if style.name not in theirs)
    return "".join(
        (
            *(_paragraph_style(style, numbering) for style in missing),
            "" if HYPERLINK in theirs else _hyperlink(styles),
            "" if PLAN_TABLE in theirs else _table(styles),
        )
    )


def text_styles(styles: Styles) -> tuple[ParagraphStyle, ...]:
    """Return the styles of paragraphs that a plan's text uses, each name once."""
    return (
        styles.body,
        styles.title,
        styles.subtitle,
        styles.theme,
        *(style for style in styles.headings if style.name != _SECTION),
        *styles.bullets,
        *styles.numbers,
        styles.cell,
        styles.header_cell,
        styles.picture,
        styles.caption,
    )


def _listed(numbering: Numbering) -> tuple[ParagraphStyle, ...]:
    """Return all paragraph styles of a file but that of its text."""
    styles = numbering.styles
    report = (styles.title._replace(name="Appendix Title"), *numbering.outline)
    footers = (styles.footer, styles.footer._replace(name="Header"))
    return (*(report if numbering.outline else ()), *text_styles(styles)[1:], *footers)


def paragraph_id(style: ParagraphStyle, styles: Styles) -> str:
    """Return the id of a paragraph's style in Word."""
    return style_id(styles.theme.name if style.name == _SECTION else style.name)


def spacing(style: ParagraphStyle, before: float | None = None) -> str:
    """Return the gaps and the exact line distance of a style, in twips."""
    above = style.before if before is None else before
    return (
        f'<w:spacing w:before="{round(above * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{round(style.line * 20)}" w:lineRule="exact"/>'
    )


def _defaults(styles: Styles) -> str:
    font = quoted(styles.font)
    size = round(styles.body.size * 2)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"<w:rFonts w:ascii={font} w:eastAsia={font} w:hAnsi={font} w:cs={font}/>"
        f'<w:color w:val="{_hex(styles, "text")}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )


def _hex(styles: Styles, role: str) -> str:
    return styles.colour(role).lstrip("#").upper()


def _paragraph_style(style: ParagraphStyle, numbering: Numbering) -> str:
    """Return one paragraph style; its elements stand in the order the schema asks for."""
    styles = numbering.styles
    name, outline, follows = style.name, "", style.name
    if name.startswith("Heading "):
        name = name.lower()  # Word's own name for its built-in headings
        outline = f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>'
    elif name == "Caption":
        name = "caption"  # the same
    elif name == "Appendix Title":
        outline = '<w:outlineLvl w:val="0"/>'
    if outline or name in {"Title", "Subtitle", "Picture"}:
        follows = "Normal"
    tabs = ""
    if style is styles.footer:
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{round(styles.width * 20)}"/></w:tabs>'
    normal = style is styles.body
    head = ' w:default="1"' if normal else ""
    if name in _CUSTOM:
        head += ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{head} w:styleId="{style_id(style.name)}">'
        f'<w:name w:val="{name}"/>'
        + ("" if normal else '<w:basedOn w:val="Normal"/>')
        + ("" if follows == style.name else f'<w:next w:val="{follows}"/>')
        + '<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>'
        + ("<w:keepNext/><w:keepLines/>" if style.keep else "")
        + "<w:widowControl/>"
        + numbering.of_style(style.name)
        + tabs
        + (spacing(style) if name != "Picture" else _picture_spacing(style))
        + f'<w:ind w:left="{round(style.left * 20)}" w:hanging="{round(style.hanging * 20)}"/>'
        + f"{outline}</w:pPr><w:rPr>{_letters(style, styles)}</w:rPr></w:style>"
    )


def _picture_spacing(style: ParagraphStyle) -> str:
    """Return the gap below a picture; its line is as high as it, an exact one would cut it."""
    return f'<w:spacing w:after="{round(style.after * 20)}" w:line="240" w:lineRule="auto"/>'


def _letters(style: ParagraphStyle, styles: Styles) -> str:
    size = round(style.size * 2)
    return (
        ("<w:b/><w:bCs/>" if style.bold else "")
        + ("<w:i/><w:iCs/>" if style.italic else "")
        + f'<w:color w:val="{_hex(styles, style.colour)}"/>'
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _hyperlink(styles: Styles) -> str:
    return (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr>'
        f'<w:color w:val="{_hex(styles, "link")}"/><w:u w:val="single"/></w:rPr></w:style>'
    )


def _plain_table() -> str:
    """Return Word's plain table."""
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        f"<w:tblPr>{_margins(0, round(CELL_SIDE * 20))}</w:tblPr></w:style>"
    )


def _table(styles: Styles) -> str:
    """Return our table, as the PDF has it: thin rules between rows, a shaded header row."""
    size = round(RULE * 8)  # in eighths of a point
    rule = f'w:val="single" w:sz="{size}" w:space="0" w:color="{_hex(styles, "rule")}"'
    edges = "".join(f"<w:{edge} {rule}/>" for edge in ("top", "bottom", "insideH"))
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(PLAN_TABLE)}">'
        f'<w:name w:val="{PLAN_TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/>'
        f"<w:qFormat/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>"
        f"{_margins(round(CELL_TOP * 20), round(CELL_SIDE * 20))}"
        '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(styles, "shade")}"/>'
        "</w:tcPr></w:tblStylePr></w:style>"
    )


def _margins(top: int, side: int) -> str:
    return (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{top}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )
