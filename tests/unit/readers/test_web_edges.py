"""What a style sets apart on a web page does not run together."""

import pytest

from desktopapp.operations.pasting import from_html
from desktopapp.plan.text import plain_block

FLEX = "<div style='display:flex'><span>Ferry</span><b>£6,000</b></div>"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<div><b style='display:block'>Ferry</b><i>£6,000</i></div>", ["Ferry", "£6,000"]),
        ("<p>Ferry<span style='display:block'>£6,000</span>in all", ["Ferry", "£6,000", "in all"]),
        (FLEX, ["Ferry £6,000"]),
        (FLEX.replace("flex", "grid"), ["Ferry £6,000"]),
        (FLEX.replace("flex", "block"), ["Ferry£6,000"]),
        ("<p><a style='float:left'>Ferry</a><a style='float:right'>12</a></p>", ["Ferry 12"]),
        ("<p><i style='display:table-cell'>Ferry</i><i>12</i></p>", ["Ferry 12"]),
        ("<p><i style='display:inline-block;width:9em'>Ferry</i>12</p>", ["Ferry 12"]),
        ("<p><span style='float:left'>F</span>erry</p>", ["Ferry"]),
        ("<p>Fe<span style='display:inline'>rr</span>y</p>", ["Ferry"]),
        ("<p><b style='display:block'>Ferry<p>Jetty", ["Ferry", "Jetty"]),
        ("<p><b style='display:none'>Gone</b>Ferry</p>", ["Ferry"]),
    ],
)
def test_what_a_style_sets_apart_is_apart(page: str, shown: list[str]) -> None:
    assert [plain_block(block) for block in from_html(page)] == shown
