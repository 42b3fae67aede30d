"""How values are written as data and read back: nothing lost, and clear errors."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.council import Council, council_named
from desktopapp.plan.plain_text import clean, one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import names
from desktopapp.plan.schema import canonical, record_of
from desktopapp.plan.shapes import DataError
from desktopapp.plan.stored_brief import BRIEF, read_brief
from desktopapp.plan.stored_plan import plan_data, read_plan
from desktopapp.plan.text import TEXT, Foreign, Text, plain
from tests.strategies import harbour, plans, texts

HARBOUR = harbour()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def refusal_of(read: Callable[[object], object], data: object) -> DataError | None:
    """Return the refusal of data, or nothing where it was read; any other error is a fault."""
    try:
        read(data)
    except DataError as error:
        return error
    return None


def brief_data() -> dict[str, object]:
    data: dict[str, object] = json.loads(json.dumps(BRIEF.write(HARBOUR)))
    return data


@settings(max_examples=40)
@given(plans(HARBOUR))
def test_a_plan_written_as_json_reads_back_as_the_same_plan(plan: Plan) -> None:
    written = json.dumps(plan_data(plan))
    assert read_plan(json.loads(written), HARBOUR, plan.pictures) == plan


@settings(max_examples=40)
@given(plans(HARBOUR))
def test_data_of_a_plan_is_the_same_after_a_round_trip(plan: Plan) -> None:
    data = canonical(plan_data(plan))
    assert canonical(plan_data(read_plan(json.loads(data), HARBOUR, {}))) == data


@settings(max_examples=40)
@given(texts())
def test_rich_text_reads_back_block_by_block(text: Text) -> None:
    assert TEXT.read(json.loads(json.dumps(TEXT.write(text))), "text") == text


def test_a_brief_reads_back_as_the_same_brief() -> None:
    assert read_brief(brief_data()) == HARBOUR


def test_what_a_field_holds_by_default_is_not_written() -> None:
    data = record_of(Council).write(council_named("Wyvern Vale District Council"))
    assert data == {"name": "Wyvern Vale District Council", "short_name": "Wyvern Vale"}


def test_keys_of_a_later_version_are_kept_at_every_depth() -> None:
    data = {
        "id": "p",
        "title": "Plan",
        "council": {"name": "Wyvern Vale", "crest": "a wyvern"},
        "answers": [
            {
                "id": "a",
                "theme": "safety",
                "text": [{"kind": "paragraph", "id": "b", "runs": [{"text": "x", "ruby": "y"}]}],
            }
        ],
        "mood": {"calm": True},
    }
    assert plan_data(read_plan(data, HARBOUR, {})) == data


def test_a_block_of_a_later_version_is_kept_whole_and_exports_nothing() -> None:
    data = [{"kind": "drawing", "points": [1, 2]}]
    text = TEXT.read(data, "text")
    assert isinstance(text[0], Foreign)
    assert plain(text) == ""
    assert TEXT.write(text) == data


@pytest.mark.parametrize(
    ("change", "place", "expected"),
    [
        ({"title": 4}, "plan.title", "text"),
        ({"council": []}, "plan.council", "a group of keys"),
        ({"council": {}}, "plan.council", "the key “name”"),
        ({"council": {"name": "x", "kind": "duchy"}}, "plan.council.kind", "“unitary”"),
        ({"answers": {}}, "plan.answers", "a list"),
        ({"answers": [{"id": "a", "theme": "moon"}]}, "plan.answers", "a theme of the brief"),
        (
            {"answers": [{"id": "a", "theme": "safety", "text": ["x"]}]},
            "plan.answers[1].text[1]",
            "a group of keys with a “kind”",
        ),
        ({"appearance": {"size": 4}}, "plan.appearance.size", "a number from 6 to 72"),
        ({"appearance": {"size": float("nan")}}, "plan.appearance.size", "from 6 to 72"),
        ({"appearance": {"size": True}}, "plan.appearance.size", "a number"),
        ({"appearance": {"cover_page": 1}}, "plan.appearance.cover_page", "true or false"),
        ({"deadline_override": "soon"}, "plan.deadline_override", "a date as YYYY-MM-DD"),
        ({"pages_override": {"min": 0, "max": 4}}, "plan.pages_override.min", "from 1 to 999"),
        ({"coverage": []}, "plan.coverage", "a group of keys"),
    ],
)
def test_an_error_names_the_place_and_what_was_expected(
    change: dict[str, object], place: str, expected: str
) -> None:
    data = {"id": "p", "title": "Plan", "council": {"name": "Wyvern Vale"}, **change}
    with pytest.raises(DataError) as caught:
        read_plan(data, HARBOUR, {})
    assert caught.value.place == place
    assert expected in caught.value.expected


@settings(max_examples=100)
@given(JSON)
def test_strange_data_is_refused_in_words(data: object) -> None:
    for read in (read_brief, lambda one: read_plan(one, HARBOUR, {})):
        refusal = refusal_of(read, data)
        assert refusal is not None
        assert refusal.expected


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_brief_is_refused_with_a_place_or_read(data: st.DataObject) -> None:
    brief = brief_data()
    group: object = brief
    while isinstance(group, dict | list) and group:
        keys = sorted(group) if isinstance(group, dict) else range(len(group))
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()) or not isinstance(group[key], dict | list):
            group[key] = data.draw(JSON)
            break
        group = group[key]
    refusal = refusal_of(read_brief, brief)
    assert refusal is None or refusal.expected


@given(st.text())
def test_cleaned_text_fits_in_any_document_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not any(ord(letter) < 0x20 and letter != "\n" for letter in cleaned)
    assert clean(cleaned) == cleaned


def test_cleaning_keeps_words_lines_and_direction() -> None:
    assert clean("a\tb\r\nc\rd\u2028e\x00f\u200fg\ud800h") == "a b\nc\nd\nef\u200fg\ufffdh"


def test_a_name_becomes_one_line() -> None:
    assert one_line("  Wyvern\n Vale\t Council ") == "Wyvern Vale Council"


def test_names_are_joined_as_in_a_sentence() -> None:
    assert names(["a"]) == "“a”"
    assert names(["a", "b", "c"]) == "“a”, “b” and “c”"
