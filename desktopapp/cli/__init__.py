"""The verbs of the window without a window.

Exit codes: 0 the verb did its work; 1 it refused, or the data is bad, and for ``check`` also
when a finding says "must"; 2 the command line itself is wrong. With ``--json`` exactly one JSON
object goes to standard output in every case.
"""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktopapp import __version__
from desktopapp.cli.answers import add_answering
from desktopapp.cli.checking import add_check
from desktopapp.cli.council_files import add_house, chosen_for
from desktopapp.cli.figures import add_figures
from desktopapp.cli.letters import add_brief
from desktopapp.cli.library import add_flags, add_library
from desktopapp.cli.outcome import (
    CommandFunction,
    Outcome,
    Parser,
    WrongCommandLine,
    add_verb,
)
from desktopapp.cli.plan_file import note_backups, open_named, save_named
from desktopapp.cli.proposed import said_of_import
from desktopapp.cli.rolling import add_roll
from desktopapp.cli.saying import say, say_outcome, say_problem
from desktopapp.library.accepting import accept
from desktopapp.operations import counting, exporting, importing
from desktopapp.operations.council_files import as_in_template, read_council_files
from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.plan.giving import said_taken_up
from desktopapp.plan.merge import Merged
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, missing_part
from desktopapp.plan.wanted import DocumentForm
from desktopapp.session import merging, salvaging
from desktopapp.session.officer import now, officer
from desktopapp.session.opening import new_session, open_sample

DEFAULT_BRIEF = "productivity-2024"
_FORMS = {one.name.lower(): one for one in DocumentForm}
WINDOW_HINT = "Run “planwright” without a command to open the window."


def run_command(arguments: list[str]) -> int:
    """Carry out one command, print what it says, and return the exit code."""
    as_json = "--json" in arguments
    try:
        options = _parser().parse_args(arguments, argparse.Namespace(notes=[], of_backups=[]))
        verb: CommandFunction = options.verb
        outcome = verb(options)
    except WrongCommandLine as wrong:
        problem = Problem(str(wrong), safe="Nothing was changed.", then="Correct the command.")
        return say_problem(problem, 2, as_json=as_json)
    except Problem as problem:
        return say_problem(problem, 1, as_json=as_json)
    except Exception as error:  # noqa: BLE001  # said in words, and noted for IT
        return say_problem(_unforeseen(error), 1, as_json=as_json)
    except SystemExit:  # argparse has printed its help
        say("", 0)
        raise
    return say_outcome(outcome, options.notes, as_json=as_json)


def _unforeseen(error: Exception) -> Problem:
    """Return what to say of an error that nobody foresaw; the details hold no word of a plan."""
    from desktopapp.store.log import details, note_error  # noqa: PLC0415  # hardly ever needed

    note_error(error)
    if isinstance(error, ImportError):
        return missing_part(error)
    return Problem(
        "Something went wrong inside Planwright.",
        where=details(error).strip(),
        safe="The plan’s file is whole.",
        then="Try again. If it happens again, send these words to your IT team.",
    )


def _new(options: argparse.Namespace) -> Outcome:
    """Start a plan."""
    opened = new_session(Path(options.plan), options.council, options.brief)
    plan = opened.plan
    data: dict[str, object] = {
        "plan": str(opened.path),
        "document_id": plan.id,
        "brief": plan.brief.id,
    }
    return Outcome(data, (f"Started {opened.path} for {plan.council.name}: {plan.brief.title}.",))


def _import(options: argparse.Namespace) -> Outcome:
    """Propose where the text of documents goes, and put it there when accepted."""
    opened = open_named(options, to_write=options.accept)
    before = opened.plan
    proposal = importing.propose(before, [Path(source) for source in options.source])
    if options.accept:
        accepted = accept(
            before,
            proposal,
            append=options.append,
            title=options.title,
            headings=options.headings,
        )
        opened.edit(accepted, "import")
        save_named(opened, options)
    return Outcome(
        proposal.data(),
        (
            *said_of_import(opened.plan.brief, proposal, accepted=options.accept),
            *filter(None, [said_taken_up(before, opened.plan)]),
        ),
    )


def _merge(options: argparse.Namespace) -> Outcome:
    """Bring a changed copy of a plan into it; where both changed the same, the plan's stays."""
    opened = open_named(options, to_write=True)
    before, held = opened.plan, opened.held
    merged, kin = merging.merge_with_copy(opened, Path(options.other))
    if opened.held is not held or not opened.is_saved:
        save_named(opened, options)
        note_backups(opened, options)  # what they knew may be in the plan by now
    data = merging.merged_data(before, merged, kin)
    return Outcome(data, tuple(_said_of_merge(before, merged, data)))


def _said_of_merge(plan: Plan, merged: Merged, data: Mapping[str, Any]) -> Iterable[str]:
    for part, side in merged.taken.items():
        yield f"{merging.part_called(plan, merged, part):14} from {side}"
    yield from (one["said"] for one in data["given"])
    for at, clash in zip(merged.clashes, data["clashes"], strict=True):
        called = merging.part_called(plan, merged, at.part)
        yield f"{called:14} both changed {clash['place']}; yours stays"
        for name, side in (("before", "base"), ("yours", "ours"), ("theirs", "theirs")):
            words = clash[side].rstrip() or "(nothing)"
            yield f"    {name + ':':8}" + words.replace("\n", f"\n{'':12}")
    if data["other"] in ("same", "older"):
        yield "All of it is part of the plan already."
        return
    if data["other"] == "unknown":
        yield "It is not known what both came from: what only one has may be new or removed."
    yield "Both are together now." if not data["clashes"] else "Decide these and merge again."


def _salvage(options: argparse.Namespace) -> Outcome:
    """Get out of a damaged plan file what is left of it."""
    found = salvaging.salvage_file(Path(options.plan), Path(options.to))
    lines = [f"The plan was found whole: {found.plan}."] if found.plan else []
    lines += [salvaging.said_of_gone((one,)) for one in found.without]
    lines += filter(None, (salvaging.said_of_other_letter(found.other_letter),))
    lines += filter(None, (salvaging.said_of_silence(silent=found.silent),))
    lines += [str(path) for path in found.texts]
    data = {
        "plan": str(found.plan) if found.plan else None,
        "other_letter": found.other_letter,
        "texts": [str(path) for path in found.texts],
        "without": [one.name for one in found.without],
    }
    return Outcome(data, tuple(lines))


def _count(options: argparse.Namespace) -> Outcome:
    """Say words, pages and lines free."""
    house = read_council_files(options.template, settings=chosen_for(options.template))
    plan = as_in_template(open_named(options).plan, house)
    data = {**counting.count_data(plan), "estimate": house.template is not None}
    rows = (
        f"{part['id']:14} {part['words']:6} words {part['pages']:6.2f} pages"
        for part in (*data["themes"], *data["answers"])
    )
    about = "About " if house.template else ""
    whole = (f"{about}{data['said']}. {data['words']} words in all.", data["not_counted"])
    return Outcome(data, (*filter(None, whole), *rows))


def _export(options: argparse.Namespace) -> Outcome:
    """Make the documents."""
    kinds = _kinds(options.only)
    if options.with_data and "data" not in kinds:
        kinds += ("data",)
    for kind, name in (
        ("appendix", "template"),
        ("report", "report_form"),
        ("report", "letter"),
        ("report", "with_plan"),
        ("email", "with_contact"),
    ):
        if getattr(options, name) and kind not in kinds:
            option = f"--{name.replace('_', '-')}"
            raise WrongCommandLine(f"{option} is for the kind “{kind}”, which --only leaves out")
    if options.remove_guidance and not options.report_form:
        raise WrongCommandLine("--remove-guidance is for --report-form")
    house = read_council_files(
        options.template,
        options.report_form,
        guidance=not options.remove_guidance,
        settings=chosen_for(options.template, options.report_form),
    )
    opened = open_named(options)
    plan = opened.plan
    letter: Mapping[str, object] = {}
    if options.letter:
        from desktopapp.operations import letter_copy  # noqa: PLC0415  # rarely asked

        plan, letter = letter_copy.with_letter(plan, options.letter)
    others = []
    for path in options.with_plan or ():
        from desktopapp.operations import other_plan  # noqa: PLC0415  # rarely asked

        plan, other = other_plan.with_plan_of(plan, path)
        others.append(other)
    if options.form:
        plan = replace(plan, form_override=_FORMS[options.form])
    exported = exporting.export(
        plan,
        Path(options.to),
        kinds,
        file=opened.path,
        house=house,
        with_contact=options.with_contact,
    )
    made = _exported(exported)
    others_told = {"with_plans": others} if others else {}
    return Outcome({**made.data, **house.data(), **letter, **others_told}, made.lines)


def _kinds(only: str | None) -> tuple[str, ...]:
    if only is None:
        return exporting.usual()
    kinds = tuple(kind.strip() for kind in only.split(","))
    for kind in kinds:
        if kind not in DOCUMENTS:
            known = ", ".join(DOCUMENTS)
            raise WrongCommandLine(f"there is no kind of document “{kind}”; known are {known}")
    return kinds


def _exported(exported: exporting.Exported, *more: str) -> Outcome:
    lines = [f"{made.kind:12} {made.path}  ({made.measure})" for made in exported.files]
    found = [f"{finding.severity}: {finding.message}" for finding in exported.findings]
    return Outcome(exported.data(), (*exported.notes, *more, *lines, *found))


def _receipt(options: argparse.Namespace) -> Outcome:
    """File a form’s receipt with the plan, and compare it with what was approved."""
    from desktopapp.operations import receipts  # noqa: PLC0415  # rarely asked

    opened = open_named(options, to_write=True)
    read = receipts.read_receipt(Path(options.file))
    receipt = receipts.receipt_of(opened.plan, read, officer(), now())
    filed = receipts.with_receipt(opened.plan, receipt)
    opened.edit(filed, "file a receipt")
    save_named(opened, options)
    return Outcome(receipts.receipt_data(filed), receipts.said_of_latest(filed))


def _demo(options: argparse.Namespace) -> Outcome:
    """Write the sample council's plan and its documents.

    A sample plan that is there already is kept, and the documents are made of it.
    """
    session = open_sample(Path(options.to))
    path = session.path
    exported = exporting.export(session.plan, Path(options.to), file=session.path)
    outcome = _exported(exported, f"plan         {path}")
    return Outcome({"plan": str(path), **outcome.data}, outcome.lines)


def _add_export(make: argparse.ArgumentParser) -> None:
    """Add what can be said of the documents to make."""
    make.add_argument("plan", metavar="PLAN")
    make.add_argument("--to", required=True, metavar="FOLDER")
    make.add_argument("--only", metavar="KIND,...", help=", ".join(DOCUMENTS))
    make.add_argument(
        "--form", choices=_FORMS, help="set as a plan, as questions and answers, or as a table"
    )
    make.add_argument(
        "--with-data", action="store_true", help="make a PDF too that carries what it says"
    )
    make.add_argument(
        "--with-contact", action="store_true", help="name the contact officer in the e-mail"
    )
    make.add_argument("--template", type=Path, metavar="FILE", help="the council’s Word template")
    make.add_argument("--report-form", type=Path, metavar="FILE", help="its blank report form")
    make.add_argument("--letter", type=Path, metavar="FILE", help="its own copy of the letter")
    make.add_argument(
        "--with-plan",
        type=Path,
        action="append",
        metavar="PLAN",
        help="another plan that goes to members in the same report; may be given again",
    )
    make.add_argument(
        "--remove-guidance", action="store_true", help="take the form’s notes on filling it out"
    )


def all_verbs() -> tuple[tuple[str, str], ...]:
    """Return each command, and in a sentence what it does."""
    actions = _parser()._actions  # noqa: SLF001  # argparse tells them nowhere else
    (verbs,) = (one for one in actions if isinstance(one, argparse._SubParsersAction))  # noqa: SLF001  # as above
    return tuple((one.dest, one.help or "") for one in verbs._choices_actions)  # noqa: SLF001  # as above


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="planwright",
        description="From a minister’s letter to a plan that is drafted, checked and sent.",
        epilog=WINDOW_HINT,
    )
    parser.add_argument("--version", action="version", version=f"Planwright {__version__}")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)

    def verb(name: str, does: CommandFunction) -> argparse.ArgumentParser:
        return add_verb(verbs, name, does)

    new = verb("new", _new)
    new.add_argument("plan", metavar="PLAN")
    new.add_argument("--council", required=True, metavar="NAME")
    new.add_argument("--brief", default=DEFAULT_BRIEF, metavar="ID|FILE")

    bring = verb("import", _import)
    bring.add_argument("plan", metavar="PLAN")
    bring.add_argument("source", metavar="SOURCE", nargs="+")
    bring.add_argument("--accept", action="store_true", help="put the parts in the plan")
    bring.add_argument("--append", action="store_true", help="keep the answers it has")

    bring.add_argument("--title", action="store_true", help="a new plan takes its title")
    bring.add_argument("--headings", action="store_true", help="themes take its headings")

    add_answering(verbs)

    merge = verb("merge", _merge)
    merge.add_argument("plan", metavar="PLAN")
    merge.add_argument("other", metavar="OTHER")

    salvaged = verb("salvage", _salvage)
    salvaged.add_argument("plan", metavar="DAMAGED")
    salvaged.add_argument("--to", required=True, metavar="FOLDER", help="a new folder")

    count = verb("count", _count)
    count.add_argument("plan", metavar="PLAN")
    count.add_argument("--template", type=Path, metavar="FILE", help="count in its body text")

    add_check(verbs)
    _add_export(verb("export", _export))

    receipt = verb("receipt", _receipt)
    receipt.add_argument("plan", metavar="PLAN")
    receipt.add_argument("file", metavar="FILE", help="what the form says it received")

    verb("demo", _demo).add_argument("--to", required=True, metavar="FOLDER")
    add_figures(verbs)
    add_house(verbs)
    add_library(verbs, DEFAULT_BRIEF)
    add_flags(verbs)
    add_brief(verbs)
    add_roll(verbs)
    return parser
