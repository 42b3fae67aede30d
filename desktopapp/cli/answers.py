"""The verb that gives one answer: its text, and what is chosen, filled in or left beside it."""

import argparse
import sys
from datetime import date
from pathlib import Path

from desktopapp.cli.outcome import Outcome, Parser, WrongCommandLine, add_verb, whole_number
from desktopapp.cli.plan_file import open_named, save_named
from desktopapp.operations import importing
from desktopapp.operations.answering import (
    WordsGiven,
    given_data,
    said_of_given,
    with_words_given,
)
from desktopapp.plan.giving import said_taken_up
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.store.reading import read_file


def _answer(options: argparse.Namespace) -> Outcome:
    """Replace one answer by plain text, or give what is chosen or filled in."""
    opened = open_named(options, to_write=True)
    given = _words_given(options)
    if options.file is None and given == WordsGiven():
        raise WrongCommandLine("Give a FILE, or what is chosen or filled in")
    question, said = options.question, list[str]()
    data: dict[str, object] = {}
    if options.file is not None:
        text = importing.plain_text(_source(options.file), options.file)
        before = opened.plan
        question, words = opened.answer(options.question, text, options.place)
        number = opened.plan.brief.number(question)
        data, said = {"words": words}, [f"Question {number} has {counted(words, 'word')} now."]
        said += filter(None, [said_taken_up(before, opened.plan)])
    if given != WordsGiven():
        day = date.today()  # noqa: DTZ011  # the officer's day
        question, plan = with_words_given(opened.plan, options.question, given, day)
        opened.edit(plan, "answer")
        data |= given_data(plan, question)
        said += said_of_given(plan, question)
    save_named(opened, options)
    return Outcome({"question": question, **data}, tuple(said))


def _words_given(options: argparse.Namespace) -> WordsGiven:
    rows = None
    if options.rows is not None:
        rows = _source(options.rows)
    leave = "" if options.take_up else options.leave
    return WordsGiven(options.choose, options.value, options.field, rows, leave)


def _source(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-"."""
    most = importing.MOST_BYTES_OF_AN_ANSWER
    if name != "-":
        return read_file(Path(name), most)
    try:
        return sys.stdin.buffer.read(most + 1)
    except (OSError, ValueError, AttributeError) as error:  # a stream that is closed is None
        raise Problem(
            "Standard input cannot be read.",
            safe="The answer was not changed.",
            then="Give the text by a pipe, or name a file that holds it.",
        ) from error


def add_answering(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """Add the verb that gives an answer."""
    answer = add_verb(verbs, "answer", _answer)
    answer.add_argument("plan", metavar="PLAN")
    answer.add_argument(
        "question",
        metavar="QUESTION",
        help="its number in the letter, such as 7 or 1.3, or its id",
    )
    answer.add_argument(
        "file", metavar="FILE", nargs="?", help="a text file, or - for standard input"
    )
    answer.add_argument(
        "--choose", action="append", metavar="OPTION", help="one of the options; again for others"
    )
    answer.add_argument("--value", metavar="VALUE", help="a number, an amount, a day, a line")
    answer.add_argument(
        "--field", action="append", metavar="NAME=WORDS", help="what stands in one of its fields"
    )
    answer.add_argument("--rows", metavar="CSV", help="the rows of its table, below its columns")
    leaving = answer.add_mutually_exclusive_group()
    leaving.add_argument("--leave", metavar="REASON", help="why the question is not answered")
    leaving.add_argument("--take-up", action="store_true", help="answer it after all")
    answer.add_argument(
        "--place", type=whole_number, default=0, metavar="N", help="which of several answers"
    )
