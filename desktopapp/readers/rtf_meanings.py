"""What control words of rich text mean: signs, looks, and where the words of a group go."""

from desktopapp.readers.left_out import LeftOut
from desktopapp.readers.tabbed_rows import TAB

RICH_SIGNS = {
    "~": "\u00a0",
    "-": "",
    "_": "-",
    "tab": TAB,
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
NO_TEXT = "silent"  # where words go that are no words of the text
PASSED_OVER = frozenset(
    {
        *("info", "pntxta", "pntxtb", "atnid", "atnauthor", "atnref", "atndate"),
        *("xe", "objdata", "nonshppict", "datafield", "bkmkstart", "bkmkend", "tc", "rxe"),
        *("listpicture", "themedata", "xmlnstbl", "upr", "ftnsep", "ftnsepc", "ftncn"),
        *("aftnsep", "aftnsepc", "aftncn", "template", "generator", "revtbl", "rsidtbl"),
        *("filetbl", "listtable", "nonesttables", "listoverridetable", "sp", "latentstyles"),
        *("datastore", "colorschememapping"),
    }
)
RICH_LEFT_OUT = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), LeftOut.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), LeftOut.HEADER),
    "pict": LeftOut.PICTURE,
    "annotation": LeftOut.COMMENT,
    "mmath": LeftOut.OBJECT,
}
SHOWN_GROUPS = frozenset({"shppict", "shpinst", "ud", "fldrslt", "shptxt", "result", "pnseclvl"})
GATHERED = frozenset(
    {
        *("footnote", "fldinst", "fonttbl", "stylesheet", "listtext", "pntext"),
        *("formfield", "ffl", "nesttableprops", "colortbl"),
    }
)
DESTINATIONS = frozenset(
    {"title", "field", *PASSED_OVER, *RICH_LEFT_OUT, *SHOWN_GROUPS, *GATHERED}
)
TOLD_APART = ("footnote", "fldinst")
OF_TABLES = frozenset({"f", "fcharset", "cpg", "s", "outlinelevel", "red", "green", "blue"})
TRACKED_DELETION = "deleted"
RICH_LOOKS = {
    "b": "font-weight:bold",
    "i": "font-style:italic",
    "v": "display:none",
    "strike": "text-decoration:line-through",
    "striked": "text-decoration:line-through",
    "super": "vertical-align:super",
    "sub": "vertical-align:sub",
    "deleted": TRACKED_DELETION,
}
