"""A caption belongs to the picture before it: it goes where that goes, and goes with it."""

from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan import editing
from desktopapp.plan.text import (
    Block,
    Paragraph,
    Picture,
    Run,
    Text,
    is_caption,
    plain,
    plain_block,
)

PICTURE = Picture("p", "a.png", "A square")
CAPTION = Paragraph("c", (Run("Our depot"),), caption=True)
ABOVE, BELOW = Paragraph("a", (Run("Above."),)), Paragraph("b", (Run("Below."),))
TEXT: Text = (ABOVE, PICTURE, CAPTION, BELOW)


def captions(text: Text) -> list[str]:
    return [plain_block(block) for n, block in enumerate(text) if is_caption(text, n)]


def test_only_behind_a_picture_it_is_one() -> None:
    assert captions(TEXT) == ["Our depot"]
    assert captions((CAPTION, PICTURE, BELOW)) == []
    assert editing.with_captions_settled((CAPTION, PICTURE)) == (
        Paragraph("c", CAPTION.runs),
        PICTURE,
    )


def test_it_goes_with_its_picture_and_is_copied_with_it() -> None:
    made, _ = editing.remove(TEXT, (1, 0), (1, 1))
    assert "Our depot" not in plain(made)
    assert editing.stretch(TEXT, (1, 0), (1, 1)) == (PICTURE, CAPTION)
    pasted, _ = editing.insert((ABOVE, BELOW), (0, 3), (PICTURE, CAPTION))
    assert captions(pasted) == ["Our depot"]
    assert plain(pasted).split() == ["Abo", "Our", "depot", "ve.", "Below."]


def test_its_words_are_taken_out_without_the_picture() -> None:
    made, _ = editing.remove(TEXT, (2, 0), (2, 9))
    assert PICTURE in made


def test_enter_in_a_caption_goes_on_in_a_paragraph() -> None:
    made, spot = editing.split(TEXT, (2, 3))
    assert captions(made) == ["Our"]
    assert plain_block(made[spot[0]]) == " depot"
    made, spot = editing.split(TEXT, (1, 1))  # behind the picture: below its caption
    assert captions(made) == ["Our depot"]
    assert spot == (3, 0)


def test_what_is_put_behind_a_picture_stands_behind_its_caption() -> None:
    other = Picture("q", "b.png")
    made, n = editing.put_behind(TEXT, 1, other)
    assert made[n] is other
    assert captions(made) == ["Our depot"]


@given(st.lists(st.sampled_from((ABOVE, PICTURE, CAPTION)), max_size=6), st.data())
def test_no_edit_leaves_the_caption_of_a_picture_that_is_gone(
    blocks: list[Block], data: st.DataObject
) -> None:
    text = editing.with_captions_settled(editing.with_new_ids(blocks)) or (ABOVE,)
    low = data.draw(st.integers(0, len(text) - 1))
    high = data.draw(st.integers(low, len(text) - 1))
    made, spot = editing.remove(text, (low, 0), (high, editing.length(text[high])))
    assert 0 <= spot[0] < len(made)
    settled = editing.with_captions_settled(made)
    flagged = [one for one in settled if isinstance(one, Paragraph) and one.caption]
    assert len(flagged) == len(captions(settled))
