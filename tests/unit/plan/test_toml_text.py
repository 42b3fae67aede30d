"""Plain data as TOML: whatever is written is read back the same."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.toml_text import toml_text

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    WORDS | st.booleans() | st.integers(-(2**53), 2**53),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(WORDS, VALUES, max_size=6))
def test_whatever_is_written_is_read_back_the_same(data: dict[str, object]) -> None:
    assert tomllib.loads(toml_text(data)) == data


def test_what_is_nothing_is_left_out() -> None:
    assert toml_text({"a": None, "b": [1, None]}) == "b = [1]\n"


def test_text_of_several_lines_stands_as_it_is() -> None:
    assert toml_text({"letter": 'One\n"Two"'}) == 'letter = """\nOne\n\\"Two\\""""\n'
