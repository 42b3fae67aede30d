"""Words from other programs have the letters that searches, checks and fonts know."""

from desktopapp.plan.text import ListItem, Paragraph, Run, Table, plain_block
from desktopapp.readers.kinds import Kind
from desktopapp.readers.letters import normal, normal_block, normal_runs
from desktopapp.readers.worker import understood
from tests.foreign_files import paragraph, word


def test_soft_hyphens_go_and_ligatures_become_letters() -> None:
    assert normal("co\u00adoperation of\ufb01ce e\ufb03cient a\ufb04uent \ufb06ate") == (
        "cooperation office efficient affluent state"
    )
    assert normal("twenty\u2010two, co\u2011operate") == "twenty-two, co\u2011operate"


def test_an_accent_joins_its_letter_even_across_runs() -> None:
    assert normal("cafe\u0301") == "café"
    runs = (Run("cafe", bold=True), Run("\u0301 bar"))
    assert normal_runs(runs) == (Run("café", bold=True), Run(" bar"))
    assert normal_runs((Run("\u0301 alone"),)) == (Run("\u0301 alone"),)


def test_every_kind_of_block_has_normal_letters() -> None:
    table = Table("t", (((Run("\ufb01t"),), (Run("plain"),)),))
    assert plain_block(normal_block(table)) == "fit\tplain"
    assert plain_block(normal_block(ListItem("i", (Run("so\u00adft"),)))) == "soft"
    block = Paragraph("p", (Run("as it is"),))
    assert normal_block(block) == block


def test_whatever_is_read_goes_through_them() -> None:
    text = understood("A cafe\u0301 for \ufb01ve.".encode(), Kind.TEXT)
    rows = understood("Name,Of\ufb01ce\nZoe\u0308,1\n".encode(), Kind.CSV).rows
    made = understood(word(paragraph("trans\u00adform")), Kind.WORD)
    assert [plain_block(one) for one in text.blocks + made.blocks] == [
        *("A café for five.", "transform")
    ]
    assert rows == (("Name", "Office"), ("Zoë", "1"))
