"""Words that a style of a web page makes are read: texts, numbers, marks; no pictures."""

import pytest

from desktopapp.plan.text import Paragraph, Run, plain_block
from desktopapp.readers.web_page import read_web_page
from tests.growth import MOST, growth


def words(body: str, sheet: str) -> list[str]:
    page = f"<meta charset=utf-8><style>{sheet}</style>{body}"
    return [plain_block(block) for block in read_web_page(page.encode()).blocks]


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        (".a::before{content:'Draft: '}", "Draft: Harbour"),
        ('.a:after { content : " (v2; {final})" }', "Harbour (v2; {final})"),
        ("p.a::before{content:open-quote}p.a::after{content:close-quote}", "“Harbour”"),
        (".a::before{content:attr(data-ward) ': '}", "Gannet: Harbour"),
        (".a::before{content:'\\2713\\00a0'}", "✓\u00a0Harbour"),
        (".a::before{content:'1';display:inline-block;width:2em}", "1 Harbour"),
        (".a::before{content:'Over';display:block}", "Over\nHarbour"),
        (".a::before{content:'One'}.a::before{content:'Two ' !important}", "Two Harbour"),
        (".a::before{content:'★' / 'a star'}", "★Harbour"),
        (".a::before{content:'\\f015'}", "Harbour"),
        (".a::before{content:url(x.png)}.a::after{content:none}", "Harbour"),
        (".a::before{content:'Gone';display:none}", "Harbour"),
        (".b::before,.a + p::before,.a:hover::before{content:'Other'}", "Harbour"),
        ("@media print{.a::after{content:' on paper'}}", "Harbour"),
        (".a::before{content:'\\110000\\d800 '}", "Harbour"),
    ],
)
def test_what_a_style_makes_before_and_after_words_is_read(sheet: str, shown: str) -> None:
    assert words("<p class=a data-ward=Gannet>Harbour</p>", sheet) == [shown]


def test_headings_and_paragraphs_count_on_as_styles_say() -> None:
    sheet = (
        "body{counter-reset:part}h2{counter-reset:point;counter-increment:part}"
        "h2::before{content:counter(part, upper-roman) '. '}.p{counter-increment:point}"
        ".p::before{content:counter(part) '.' counter(point) ' '}"
    )
    body = "<h2>Aim</h2><p class=p>One<p class=p>Two<h2>Cost</h2><p class=p>Three"
    assert words(body, sheet) == ["I. Aim", "1.1 One", "1.2 Two", "II. Cost", "2.1 Three"]


def test_counters_within_each_other_are_told_together() -> None:
    sheet = (
        "ol{list-style:none;counter-reset:i}li{counter-increment:i}"
        "li::before{content:counters(i,'.') ' '}"
    )
    body = "<ol><li>One<ol><li>Within<li>Again</ol><li>Two</ol>"
    assert words(body, sheet) == ["1 One", "1.1 Within", "1.2 Again", "2 Two"]


def test_what_nobody_sees_is_not_counted() -> None:
    sheet = "p{counter-increment:i}p::before{content:counter(i) ' '}.x{display:none}"
    assert words("<p>One<div class=x><p>Gone</div><p>Two", sheet) == ["1 One", "2 Two"]


def test_a_tick_that_a_style_makes_stands_before_its_item() -> None:
    sheet = "li::before{content:'☒ '}"
    (block,) = read_web_page(f"<style>{sheet}</style><ul><li>Done</ul>".encode()).blocks
    assert plain_block(block) == "☒ Done"
    assert not isinstance(block, Paragraph)


def test_words_that_are_made_look_as_those_around_them() -> None:
    page = b"<style>b::before{content:'No. '}</style><p>See <b>4</b>."
    (block,) = read_web_page(page).blocks
    assert isinstance(block, Paragraph)
    assert block.runs == (Run("See "), Run("No. 4", bold=True), Run("."))


def test_much_made_content_takes_time_that_grows_with_it() -> None:
    sheet = ".a{counter-increment:i}.a::before{content:counters(i,'.') 'x'}"
    for body in ("<p class=a>x</p>", "<div class=a>x"):
        assert growth(lambda page: words(page, sheet), body.__mul__, 200) < MOST
    assert growth(lambda one: words("<p>x", one), "p::before{content:'".__mul__, 200) < MOST
