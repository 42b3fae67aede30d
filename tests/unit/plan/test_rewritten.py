"""A text that is written anew without ids keeps those of what it was."""

from dataclasses import replace

from hypothesis import given, settings

from desktopapp.plan.council import Council
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import new_plan
from desktopapp.plan.rewritten import with_ids_of
from desktopapp.plan.text import Foreign, Text, paragraphs, plain
from tests.strategies import harbour, texts

WAS = "We mend roads each spring.\n\nWe share a depot with Castlewyn.\n\nWe own four boats."


def ids(text: Text) -> list[str]:
    return [block.id for block in text if not isinstance(block, Foreign)]


def test_a_paragraph_that_stayed_or_nearly_stayed_keeps_its_id() -> None:
    before = paragraphs(WAS)
    after = with_ids_of(before, paragraphs("New.\n\n" + WAS.replace("four boats", "five boats")))
    assert ids(after)[1:] == ids(before)
    assert ids(after)[0] not in ids(before)
    assert "five boats" in plain(after)


def test_two_who_each_write_one_sentence_anew_leave_no_paragraph_twice() -> None:
    base = new_plan(harbour(), Council("Fenmoor District Council"))
    question = next(question.id for _, question in harbour().questions())
    base = base.with_answer_to(question, paragraphs(WAS))
    part = base.answers_to(question)[0]

    def written(words: str) -> Text:
        return with_ids_of(part.text, paragraphs(words))

    ours = base.with_text(part.id, written(WAS.replace("each spring", "each autumn")))
    theirs = base.with_text(part.id, written(WAS.replace("four", "six")))
    merged = merge(base, ours, theirs)
    assert plain(merged.plan.part(part.id).text) == plain(
        paragraphs(WAS.replace("each spring", "each autumn").replace("four", "six"))
    )
    assert not merged.clashes


@settings(max_examples=60)
@given(texts(), texts())
def test_no_id_is_given_twice_and_no_word_changes(before: Text, after: Text) -> None:
    before = tuple(_with_id(block, f"old{n}") for n, block in enumerate(before))
    after = tuple(_with_id(block, f"new{n}") for n, block in enumerate(after))
    made = with_ids_of(before, after)
    assert plain(made) == plain(after)
    assert len(set(ids(made))) == len(ids(made))


def _with_id(block: object, one: str) -> object:
    return block if isinstance(block, Foreign) else replace(block, id=one)  # type: ignore[type-var]  # a block it is
