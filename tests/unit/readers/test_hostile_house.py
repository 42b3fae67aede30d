"""Hostile templates and forms: the worker takes the blow, and what comes back is small."""

import sys
from collections.abc import Callable

import pytest

from desktopapp.documents.form.places import MOST_PLACES
from desktopapp.documents.report_form import read_form
from desktopapp.documents.template import read_template
from desktopapp.plan.problem import Problem
from desktopapp.readers.kinds import Kind
from desktopapp.readers.read import sanitise
from desktopapp.readers.word_safe import sanitised
from tests import council_files

HOUSE, FORM = council_files.house(), council_files.form()
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_styles(data: bytes) -> bytes:
    return council_files.changed(HOUSE, {"word/styles.xml": data})


def with_body(text: str) -> bytes:
    document = f"<w:document {_SPACE}><w:body>{text}</w:body></w:document>"
    return council_files.changed(FORM, {"word/document.xml": document.encode()})


def table(rows: int, columns: int) -> str:
    cell = "<w:tc><w:p><w:r><w:t>Label:</w:t></w:r></w:p></w:tc>"
    return f"<w:tbl>{f'<w:tr>{cell * columns}</w:tr>' * rows}</w:tbl>"


def million_styles() -> bytes:
    begin, end = council_files.part(HOUSE, "word/styles.xml").split(b"</w:styles>")
    return with_styles(begin + b"<w:style/>" * 1_000_000 + b"</w:styles>" + end)


def many_styles() -> bytes:
    begin, end = council_files.part(HOUSE, "word/styles.xml").split(b"</w:styles>")
    return with_styles(begin + b"<w:style/>" * 6_000 + b"</w:styles>" + end)


def many_parts() -> bytes:
    """Return a template of three headers, each within the limit of a part."""
    made = HOUSE
    for name in ("header1", "footer1", "footer2"):
        old = council_files.part(made, f"word/{name}.xml")
        spaces = old.replace(b"</w:p>", b"<w:r/>" * 1_200_000 + b"</w:p>", 1)
        made = council_files.changed(made, {f"word/{name}.xml": spaces})
    return made


@pytest.mark.parametrize(
    ("enemy", "said"),
    [
        (lambda: with_styles(b"<w/>" + b" " * 60_000_000), "harmful"),
        (million_styles, "harmful|8 MB"),
        (many_styles, "5,000 styles"),
        (many_parts, "16 MB|8 MB"),
        (lambda: with_styles(b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;&b;</a>'), "harmful"),
        (lambda: with_body("<w:p>" * 400 + "</w:p>" * 400), "damaged"),
        (lambda: b"PK\x03\x04" + bytes(2**20), "damaged"),
    ],
)
def test_what_asks_for_too_much_is_refused_by_the_worker_in_words(
    enemy: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(Problem, match=said) as raised:
        sanitise(enemy())
    assert raised.value.safe
    assert raised.value.then


def test_what_comes_back_from_the_worker_is_what_sanitising_here_gives() -> None:
    enemy = council_files.dotm(council_files.with_remote_parts(HOUSE))
    assert sanitise(enemy) == sanitised(enemy)
    assert sanitise(enemy).notes


@pytest.mark.parametrize("misbehaves", ["import time; time.sleep(60)", "print('{}')", "1/0"])
def test_a_worker_that_hangs_dies_or_lies_is_no_template(
    misbehaves: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command(kind: Kind) -> list[str]:
        assert kind is Kind.COUNCIL_FILE
        return [sys.executable, "-c", misbehaves]

    monkeypatch.setattr("desktopapp.readers.read.worker_command", command)
    with pytest.raises(Problem) as raised:
        sanitise(HOUSE, seconds=1.5)
    assert raised.value.then


def test_a_form_of_ten_thousand_cells_offers_few_and_a_larger_one_is_refused() -> None:
    form = read_form(sanitised(with_body(table(1_000, 10))))
    assert len(form.places) <= MOST_PLACES
    with pytest.raises(Problem, match="10,000 cells"):
        read_form(sanitised(with_body(table(1_001, 10))))
    with pytest.raises(Problem, match="20,000 lines"):
        read_form(sanitised(with_body("<w:p/>" * 20_001)))


def test_tables_within_tables_are_gone_through_once_each() -> None:
    deep, out = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    form = read_form(sanitised(with_body(deep * 60 + table(100, 10) + out * 60)))
    assert len(form.places) <= MOST_PLACES


def test_styles_that_are_based_on_each_other_in_a_circle_end() -> None:
    begin, end = council_files.part(HOUSE, "word/styles.xml").split(b"</w:styles>")
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="c{n}"><w:name w:val="c{n}"/>'
        f'<w:basedOn w:val="c{(n + 1) % 3}"/></w:style>'
        for n in range(3)
    )
    template = read_template(
        sanitised(with_styles(begin + circle.encode() + b"</w:styles>" + end))
    )
    assert {"c0", "c1", "c2"} <= set(template.choices)
