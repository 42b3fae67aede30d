"""Formulas of web pages and of Word come in as words that say the same."""

import pytest

from desktopapp.operations.pasting import from_html
from desktopapp.plan.text import plain

SUM = "<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>k</mi>"
GRID = "".join(
    f"<mtr>{''.join(f'<mtd><mn>{one}</mn></mtd>' for one in row)}</mtr>" for row in ("12", "34")
)
SPACED = "<mfrac> <mrow><mi>a</mi> <mo>+</mo><mi>b</mi></mrow>\n<mn>2</mn> </mfrac>"
TWICE = (
    "<span class='katex-mathml'><math><semantics><mi>c</mi><annotation>\\gamma</annotation>"
    "</semantics></math></span><span class='katex-html'>c</span>"
)
OF_WORD = (
    "<!--[if gte msEquation 12]><m:oMath><m:sSup><m:sSupPr><m:ctrlPr></m:ctrlPr></m:sSupPr>"
    "<m:e><i><span><m:r>m</m:r></span></i></m:e><m:sup><m:r>2</m:r></m:sup></m:sSup><m:nary>"
    "<m:naryPr><m:chr m:val='∏'/></m:naryPr><m:sub><m:r>1</m:r></m:sub><m:sup></m:sup><m:e>"
    "<m:r>t</m:r></m:e></m:nary></m:oMath><![endif]--><![if !msEquation]><img src=x><![endif]>"
)


def math(inside: str) -> str:
    return f"<math>{inside}</math>"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (math("<mfrac><mi>a</mi><mn>2</mn></mfrac>"), "a/2"),
        (math(SPACED), "(a+b)/2"),
        (math("<msup><mn>10</mn><mn>6</mn></msup>"), "10⁶"),
        (math("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"), "x_i²"),
        (math("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>"), "√(x+1)"),
        (math("<mroot><mi>x</mi><mn>3</mn></mroot>"), "³√x"),
        (math(SUM), "∑₁^nk"),
        (math(f"<mtable>{GRID}</mtable>"), "1, 2; 3, 4"),
        (math("<mi>f</mi><mo>&#x2061;</mo><mfenced><mi>x</mi><mi>y</mi></mfenced>"), "f(x, y)"),
        (TWICE, "c"),
        (OF_WORD, "m²∏₁ t"),
        ("<mml:math><mml:mi>a</mml:mi><mml:mo>=</mml:mo><mml:mn>3</mml:mn></mml:math>", "a=3"),
    ],
)
def test_a_formula_becomes_words_that_say_the_same(html: str, words: str) -> None:
    said = plain(from_html(f"<p>So {html} holds.</p><p>Next</p>"))
    assert said == f"So {words} holds.\n\nNext"


def test_a_formula_that_never_ends_ends_with_its_paragraph_however_deep() -> None:
    html = f"<p>So <math>{'<mrow>' * 5_000}<mi>a</mi></p><p>Next</p>"
    assert plain(from_html(html)) == "So a\n\nNext"


def test_a_struck_formula_stays_out() -> None:
    assert plain(from_html(f"<p>So <s>{math('<mi>a</mi>')}</s>b</p>")) == "So b"
