"""Numbers in cells of a workbook: read with the sign that the sheet shows, and no digit lost."""

import io
import zipfile
from xml.sax.saxutils import quoteattr

import pytest

from desktopapp.plan.text import Table, plain_runs
from desktopapp.readers.workbook import read_workbook, rehearsal


def workbook(code: str, value: str, number: int = 164) -> bytes:
    """Return a workbook with one row: a word, and a number in a format."""
    with zipfile.ZipFile(io.BytesIO(rehearsal())) as before:
        parts = {name: before.read(name).decode() for name in before.namelist()}
    styles = parts["xl/styles.xml"].replace("14", str(number))
    own = f'<numFmts><numFmt numFmtId="{number}" formatCode={quoteattr(code)}/></numFmts>'
    parts["xl/styles.xml"] = styles.replace("<cellXfs>", f"{own if code else ''}<cellXfs>")
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace("<v>1</v>", f"<v>{value}</v>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return out.getvalue()


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0.0%", "0.125", "12.5%"),
        ("0%;[Red]-0%", "-0.07", "-7%"),
        ('0.0" %"', "12.5", "12.5"),
        ('"£"#,##0', "14200000", "£14200000"),
        ("[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "-1234.5", "-£1234.5"),
        ('_-"£"* #,##0.00_-', "1.42E7", "£14200000"),
        ("[$€-2] #,##0", "5", "€5"),
        ("#,##0", "0.30000000000000004", "0.3"),
        ("#,##0", "123456789012345", "123456789012345"),
        ("d mmm yyyy", "46568", "30 June 2027"),
        ("0%", "not a number", "not a number"),
        ("0%", "1e400", "1e400"),
    ],
)
def test_a_number_is_read_with_the_sign_that_its_sheet_shows(
    code: str, value: str, shown: str
) -> None:
    (*_, row) = read_workbook(workbook(code, value)).blocks
    assert isinstance(row, Table)
    assert plain_runs(row.rows[0][1]) == shown


def test_a_share_in_a_format_that_every_workbook_has_is_read_as_a_share() -> None:
    (*_, row) = read_workbook(workbook("", "0.125", 10)).blocks
    assert isinstance(row, Table)
    assert plain_runs(row.rows[0][1]) == "12.5%"
