"""The verbs of reuse: prior answers kept, found again, and looked through for what must change."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from desktopapp.cli.outcome import Outcome, Parser, add_verb, day, whole_number
from desktopapp.library.flags import flags
from desktopapp.library.index import library_add, library_erase, library_list, library_remove
from desktopapp.library.rebuilding import library_rebuild
from desktopapp.library.records import Suggestions
from desktopapp.library.suggesting import library_search, library_suggest
from desktopapp.operations.importing import MOST_BYTES_OF_AN_ANSWER as _MOST_BYTES
from desktopapp.plan.problem import Problem
from desktopapp.readers.decoding import decode
from desktopapp.session.opening import open_session
from desktopapp.store.reading import read_file
from desktopapp.store.resources import brief


def _add(options: argparse.Namespace) -> Outcome:
    """Add documents or folders to a library, which is made if there is none."""
    done = library_add(options.library, options.file, brief(options.brief))
    skipped = [f"skipped {one.path}: {one.why}" for one in done.skipped]
    said = (
        f"{done.added} added, {done.replaced} replaced, {len(skipped)} skipped, "
        f"{done.passages} passages."
    )
    return Outcome(done.data(), (*skipped, *done.notes, said))


def _list(options: argparse.Namespace) -> Outcome:
    """List the documents of a library."""
    found = library_list(options.library)
    rows = (
        f"{one.id:6} {one.details.council or 'council not known'}, "
        f"{one.details.date or 'no date'}, "
        f"{one.passages} passages: {one.details.title or one.path}"
        for one in found.documents
    )
    return Outcome(found.data(), tuple(rows) or ("The library is empty.",))


def _remove(options: argparse.Namespace) -> Outcome:
    """Remove documents for good, named by id, path or file name; they can be added again."""
    removed = library_remove(options.library, options.file)
    library_erase(options.library)
    return Outcome({"removed": list(removed)}, (f"Removed {', '.join(removed)}.",))


def _rebuild(options: argparse.Namespace) -> Outcome:
    """Make a damaged library again from its documents; the damaged file is kept beside it."""
    done = library_rebuild(options.library, brief(options.brief))
    lost = [f"no longer there: {one}" for one in done.lost]
    if done.list_lost:
        lost.append("The list of its documents was damaged too: add them again.")
    kept = f"The old file is “{done.damaged}”."
    said = f"{done.added.passages} passages are in it. {kept}"
    return Outcome(done.data(), (*lost, said))


def _suggest(options: argparse.Namespace) -> Outcome:
    """Suggest passages that answer a question."""
    found = library_suggest(
        options.library,
        brief(options.brief),
        options.question,
        limit=options.limit,
        not_from=options.not_from,
        draft=_draft(options.draft),
    )
    direct = () if found.direct_answer else ("No direct answer in your library.",)
    return Outcome(found.data(), (*direct, *_passages(found)))


def _draft(name: str | None) -> str:
    return "" if name is None else decode(_bytes(name))[0]


def _bytes(name: str) -> bytes:
    data = read_file(Path(name), _MOST_BYTES)
    if len(data) > _MOST_BYTES:
        raise Problem(
            f"“{Path(name).name}” is far too long for one answer.",
            where=name,
            safe="Nothing was changed.",
            then="Give a file with one answer or passage.",
        )
    return data


def _search(options: argparse.Namespace) -> Outcome:
    """Find passages by words, "a phrase", or -without a word."""
    found = library_search(options.library, options.text, limit=options.limit)
    return Outcome(found.data(), tuple(_passages(found)) or ("Nothing was found.",))


def _passages(found: Suggestions) -> Iterable[str]:
    for one in found.passages:
        source = ", ".join(part for part in (one.council, one.date, one.document) if part)
        yield f"{one.ref}  {source}"
        yield f"    {' '.join(one.text.split())[:160]}"


def _flags(options: argparse.Namespace) -> Outcome:
    """Say what must change in a text before it is reused."""
    text = _exactly(options.file)
    found = flags(
        text,
        options.council,
        source_date=options.source_date,
        today=options.today,
        plan=open_session(Path(options.plan)).plan if options.plan else None,
        library=options.library,
    )
    lines = (
        f"{one.kind:16} {one.start:5}-{one.end:<5} “{text[one.start : one.end]}”: {one.why}"
        for one in found
    )
    return Outcome(
        {"flags": [one.data(text) for one in found]},
        tuple(lines) or ("Nothing to change was found.",),
    )


def _exactly(name: str) -> str:
    """Return a file's text with every character kept, so that offsets count its code points."""
    try:
        text = _bytes(name).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(
            f"“{Path(name).name}” is not text in UTF-8.",
            where=name,
            safe="Nothing was changed.",
            then="Save it as plain text in UTF-8, then try again.",
        ) from error
    if "\0" in text:
        raise Problem(
            f"“{Path(name).name}” is not text.",
            where=name,
            safe="Nothing was changed.",
            then="Give a plain text file.",
        )
    return text


def add_flags(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """Add the verb that says what must change in a text."""
    added = add_verb(verbs, "flags", _flags)
    added.add_argument("file", metavar="FILE")
    added.add_argument("--council", required=True, metavar="NAME", help="whose text it becomes")
    added.add_argument("--source-date", type=day, metavar="DATE", help="when it was written")
    added.add_argument("--today", type=day, metavar="DATE")
    added.add_argument("--plan", metavar="PLAN", help="the plan that it goes into")
    added.add_argument("--library", type=Path, metavar="LIBRARY", help="prior answers to compare")


def add_library(verbs: "argparse._SubParsersAction[Parser]", default_brief: str) -> None:
    """Add the verbs of the library to those of the program."""
    library = verbs.add_parser("library", help="Keep prior answers and find them again.")
    kinds = library.add_subparsers(required=True, metavar="WHAT", parser_class=Parser)

    def of_library(added: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added.add_argument("library", metavar="LIBRARY")
        return added

    def with_brief(added: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added.add_argument("--brief", default=default_brief, metavar="ID|FILE")
        return added

    with_brief(of_library(add_verb(kinds, "add", _add))).add_argument("file", nargs="+")
    of_library(add_verb(kinds, "list", _list))
    of_library(add_verb(kinds, "remove", _remove)).add_argument("file", nargs="+")

    with_brief(of_library(add_verb(kinds, "rebuild", _rebuild)))

    suggest = with_brief(of_library(add_verb(kinds, "suggest", _suggest)))
    suggest.add_argument("question", metavar="QUESTION", help="such as t1.q3 or 1.3")
    suggest.add_argument("--limit", type=whole_number, default=10, metavar="N")
    suggest.add_argument("--not-from", default="", metavar="COUNCIL")
    suggest.add_argument("--draft", metavar="FILE", help="what the answer says so far")

    search = of_library(add_verb(kinds, "search", _search))
    search.add_argument("text", metavar="TEXT")
    search.add_argument("--limit", type=whole_number, default=20, metavar="N")
