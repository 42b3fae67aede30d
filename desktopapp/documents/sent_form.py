"""The Word form that came as the letter, with each answer at its question’s place.

Nothing of it is left out but its notes: those that say how it is filled in, and are to be deleted
before it is sent. An answer whose place is not found stands at the end, under its number.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktopapp.documents.form import asked_rooms
from desktopapp.documents.form.asked import AskedPlace, asked_places, letters_alone
from desktopapp.documents.form.asked_answers import AskedAnswer, asked_answers, theme_text
from desktopapp.documents.form.asked_notes import holds_only, without_inline_notes
from desktopapp.documents.form.asked_rooms import AskedForm
from desktopapp.documents.form.blocks import WordWriting, blocks_written
from desktopapp.documents.form.boxes import tick_named
from desktopapp.documents.form.guidance import prompts, remove_note
from desktopapp.documents.form.rows import parts_within
from desktopapp.documents.form.text import cell_paragraphs, text_of_cell
from desktopapp.documents.word.file import WordFile, opened_package
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.giving import field_names
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Block, Paragraph, Run, Text
from desktopapp.readers.archive import open_archive
from desktopapp.readers.word_parts import child, local_name, read_parts
from desktopapp.readers.word_safe import SafeWord

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from lxml.etree import _Element

_AT_END = "Answers that have no place above"
_HEADS = 2  # of the columns of a table at least so many share are named as its fields are


@dataclass(slots=True)
class _Work:
    """A form while its answers are put in. ``last`` is what stands last below each line."""

    plan: Plan
    form: AskedForm
    writing: WordWriting
    last: "dict[_Element, _Element]" = field(default_factory=dict)
    full: "set[_Element]" = field(default_factory=set)  # cells that hold an answer
    kept: "set[_Element]" = field(default_factory=set)  # notes that are answers now


def has_room(safe: SafeWord, brief: Brief) -> bool:
    """Tell whether a Word file is a form in which answers to a brief can be written."""
    package, form = _opened(safe, brief)
    return any(_is_for_answers(one, form) for one in form.places.values()) or _has_notes(
        package, form
    )


def _is_for_answers(place: AskedPlace, form: AskedForm) -> bool:
    """Tell whether a form has room at a question: a cell, a line or a box, not merely paper."""
    if asked_rooms.waiting_beside(place, form) or any(map(form.is_note, place.lines)):
        return True
    return any(
        form.is_open(one) and (local_name(one) != "p" or text_of_cell(one) or prompts(one))
        for one in asked_rooms.following(place, form)
    )


def _has_notes(package: "OpcPackage", form: AskedForm) -> bool:
    body = WordFile(package).main.element
    return any(form.is_note(one, answers=False) for one in body.iter("{*}p"))


def without_room(safe: SafeWord, plan: Plan) -> tuple[Question, ...]:
    """Return the questions that are answered and have no place in the form, in order."""
    _, form = _opened(safe, plan.brief_as_sent)
    return tuple(
        question
        for _, question in plan.brief_as_sent.questions()
        if question.id not in form.places and asked_answers(plan, question)
    )


def fill_sent_form(safe: SafeWord, plan: Plan) -> bytes:
    """Return the form with the answers of a plan in it, and without its notes."""
    package, form = _opened(safe, plan.brief_as_sent)
    file = WordFile(package)
    body = file.main.element
    notes = _notes(body, form)
    work = _Work(plan, form, WordWriting(file, pictures=plan.pictures))
    before = list(body.iter("{*}p"))
    for _, question in plan.brief_as_sent.questions():
        if place := form.places.get(question.id):
            _put(work, place, asked_answers(plan, question))
    _remove(notes - work.kept, body)
    for line in before:
        if line not in notes and line not in form.asking:
            without_inline_notes(line, plan.council.name)
    _at_end(work, body)
    work.writing.finish()
    file.add_core(one_line(plan.title), plan.council.name)
    return file.to_bytes()


def _notes(body: "_Element", form: AskedForm) -> "set[_Element]":
    """Return the lines of a form that are notes, where answers stand slanted ones too."""
    where = {
        line
        for place in form.places.values()
        for one in (*asked_rooms.following(place, form), *asked_rooms.row_of(place.lines[-1])[0])
        for line in one.iter("{*}p")
    }
    return {one for one in body.iter("{*}p") if form.is_note(one, answers=one in where)}


def _remove(notes: "set[_Element]", body: "_Element") -> None:
    """Remove notes, and tables that held nothing else."""
    for table in list(body.iter("{*}tbl")):
        parent = table.getparent()
        if parent is not None and holds_only(notes, table):
            parent.remove(table)
    for line in notes:
        if line.getparent() is not None and body in line.iterancestors():
            remove_note(line)


def _put(work: _Work, place: AskedPlace, answers: tuple[AskedAnswer, ...]) -> None:
    """Put what answers a question at its place."""
    alone = len(answers) == 1
    for answer in answers:
        if alone:
            _tick(work, place, answer)
            _fill_fields(work, place, answer)
            _fill_rows(work, place, answer)
        if text := answer.rest(work.plan):
            _write(work, place, answer, text)


def _scope(work: _Work, place: AskedPlace) -> "list[_Element]":
    """Return what stands beside and below a question, up to the next."""
    line = place.lines[-1]
    cells, at = asked_rooms.row_of(line)
    below = [cell for row in asked_rooms.rows_below(line, work.form) for cell in row]
    beside = [one for one in cells[at + 1 :] if not work.form.asks(one)]
    return [line, *asked_rooms.following(place, work.form), *beside, *below]


def _tick(work: _Work, place: AskedPlace, answer: AskedAnswer) -> None:
    """Tick the boxes of what is chosen; what has none is left to be written."""
    scope = _scope(work, place)
    answer.chosen = tuple(
        words for words in answer.chosen if not any(tick_named(one, words) for one in scope)
    )


def _fill_fields(work: _Work, place: AskedPlace, answer: AskedAnswer) -> None:
    """Put what is filled in beside or below its name; what has no place is left to be written."""
    left = {}
    for name, words in (answer.filled or {}).items():
        cell = next(_named_cells(work, place, name), None)
        if cell is not None:
            work.full.add(cell)
            _into_cell(work, cell, _said(words))
        elif not _after_label(work, place, name, words):
            left[name] = words
    answer.filled = left


def _named_cells(work: _Work, place: AskedPlace, name: str) -> "Iterator[_Element]":
    """Go through the open cells that a name leads to: by the heads of columns, or beside it."""
    cells, at = asked_rooms.row_of(place.lines[-1])
    heads = asked_rooms.heads_of(place.lines[-1])
    for n, cell in enumerate(cells[at + 1 :], at + 1):
        if (
            n < len(heads)
            and letters_alone(heads[n]) == letters_alone(name)
            and _is_free(work, cell)
        ):
            yield cell
    lines = (one for part in _scope(work, place) for one in part.iter("{*}p"))
    for line in lines:
        if letters_alone(text_of_cell(line)) != letters_alone(name):
            continue
        row, here = asked_rooms.row_of(line)
        below = next(asked_rooms.rows_below(line, work.form), [])
        for one in (*row[here + 1 : here + 2], *below[here : here + 1]):
            if _is_free(work, one):
                yield one


def _is_free(work: _Work, cell: "_Element") -> bool:
    return cell not in work.full and work.form.is_open(cell)


def _after_label(work: _Work, place: AskedPlace, name: str, words: str) -> bool:
    """Write what is filled in after its name, where that is a line that ends in a colon."""
    for part in _scope(work, place):
        for line in part.iter("{*}p"):
            said = text_of_cell(line).rstrip("_.… ")
            if said.endswith(":") and letters_alone(said) == letters_alone(name):
                _without_rules(line)
                line.append(next(blocks_written(_said(f" {words}"), work.writing))[-1])
                return True
    return False


def _without_rules(line: "_Element") -> None:
    for text in line.iter("{*}t"):
        text.text = (text.text or "").rstrip("_…")


def _said(words: str) -> Text:
    return (Paragraph("", (Run(words),)),)


def _fill_rows(work: _Work, place: AskedPlace, answer: AskedAnswer) -> None:
    """Put rows into the table below a question whose columns have the names of its fields."""
    names = field_names(answer.question.fields)
    for table in _tables(work, place):
        rows = [list(parts_within(one, "tc")) for one in parts_within(table, "tr")]
        for at, row in enumerate(rows if answer.rows else ()):
            heads = [letters_alone(text_of_cell(cell)) for cell in row]
            bare = {name: letters_alone(name) for name in names}
            known = {name: heads.index(one) for name, one in bare.items() if one in heads}
            if len(known) * _HEADS >= len(names) and known:
                _into_rows(work, rows[at + 1 :], known, answer)
                return


def _tables(work: _Work, place: AskedPlace) -> "Iterator[_Element]":
    own = asked_rooms.element_around(place.lines[-1], "tbl")
    for one in (*asked_rooms.following(place, work.form), *([own] if own is not None else [])):
        yield from one.iter("{*}tbl")


def _into_rows(
    work: _Work, rows: "list[list[_Element]]", columns: dict[str, int], answer: AskedAnswer
) -> None:
    """Fill the rows below the heads of a table; those that are named by their names."""
    named = {letters_alone(text_of_cell(row[0])): row for row in rows if row}
    free = [row for row in rows if row and all(work.form.is_open(cell) for cell in row)]
    model = deepcopy(free[-1][0].getparent()) if free else None
    for given in answer.rows:
        row = named.get(letters_alone(given.id)) if given.id in answer.question.rows else None
        if row is None:
            row = free.pop(0) if free else _further(rows, model)
        for name, words in given.cells.items():
            if name in columns and columns[name] < len(row):
                _into_cell(work, row[columns[name]], _said(words))
    answer.rows = ()


def _further(rows: "list[list[_Element]]", model: "_Element | None") -> "list[_Element]":
    """Add a row to a table, like its last one that was free."""
    last = rows[-1][0].getparent() if rows else None
    made = deepcopy(model if model is not None else last)
    if made is None or last is None:
        return []
    last.addnext(made)
    rows.append(list(parts_within(made, "tc")))
    return rows[-1]


def _write(work: _Work, place: AskedPlace, answer: AskedAnswer, text: Text) -> None:
    """Write what is to be read into the cell that waits for it, or below the question."""
    waiting = [one for one in asked_rooms.waiting_beside(place, work.form) if _is_free(work, one)]
    if len(waiting) > 1 and answer.chosen and answer.text:
        work.full.add(waiting[0])
        _into_cell(work, waiting[0], _said(", ".join(answer.chosen)))
        answer.chosen = ()
        text = answer.rest(work.plan)
    if waiting:
        cell = waiting[-1]
        _into_cell(work, cell, text)
    else:
        _below(work, place, text)


def _into_cell(work: _Work, cell: "_Element", text: Text) -> None:
    """Write a text into a cell in place of what waits there."""
    control = next((one for one in cell.iter("{*}sdt") if prompts(one)), None)
    if control is not None and _into_control(work, control, text):
        return
    free = asked_rooms.open_lines(cell)
    lines = list(cell_paragraphs(cell))
    model = free[0] if free else None
    last = work.last.get(cell, free[0] if free else lines[-1] if lines else None)
    if last is None:
        return
    work.last[cell] = _after(work, last, text, model)
    for one in free:
        _drop(one)
    if local_name(cell[-1]) != "p":
        cell.append(cell.makeelement(cell.tag.replace("}tc", "}p")))


def _into_control(work: _Work, control: "_Element", text: Text) -> bool:
    """Write a text into a content control that shows its prompt; tell whether it takes it."""
    content, properties = child(control, "sdtContent"), child(control, "sdtPr")
    lines = [] if content is None else [one for one in content if local_name(one) == "p"]
    made = list(blocks_written(text, work.writing, child(lines[0], "pPr") if lines else None))
    if content is None or (not lines and (len(made) > 1 or local_name(made[0]) != "p")):
        return False
    for one in list(content):
        content.remove(one)
    content.extend(made if lines else [one for one in made[0] if local_name(one) != "pPr"])
    prompt = child(properties, "showingPlcHdr")
    if properties is not None and prompt is not None:
        properties.remove(prompt)
    work.kept.update(control.iterancestors("{*}p"))
    return True


def _below(work: _Work, place: AskedPlace, text: Text) -> None:
    """Write a text below a question: into the box or the lines that wait, or after its words."""
    after, model = place.lines[-1], None
    for one in asked_rooms.following(place, work.form):
        name = local_name(one)
        if name == "tbl" and work.form.is_open(one):
            cell = next(cell for cell in one.iter("{*}tc"))
            _into_cell(work, cell, text)
            return
        if name == "sdt" and prompts(one) and _into_control(work, one, text):
            return
        if name != "p" or one in work.last.values():
            break
        if asked_rooms.is_answer_label(one):
            after = one
        elif asked_rooms.to_write_on(one):
            after, model = one, one
            break
        elif asked_rooms.is_options(one) or asked_rooms.is_of_question(one, place, work.form):
            after = one
        else:
            break
    _after_line(work, place, after, model, text)


def _after_line(
    work: _Work, place: AskedPlace, after: "_Element", model: "_Element | None", text: Text
) -> None:
    """Write a text after a line, or after what was written there for another question."""
    key = place.lines[-1]
    after = work.last.get(key, after)
    control = next((one for one in after.iter("{*}sdt") if prompts(one)), None)
    if control is not None and _into_control(work, control, text):
        work.last[key] = after
        return
    work.last[key] = _after(work, after, text, model)
    if model is not None and model is after:
        for one in (model, *asked_rooms.further_rules(work.last[key])):
            _drop(one)


def _after(work: _Work, last: "_Element", text: Text, model: "_Element | None") -> "_Element":
    """Write blocks after an element, and return the last of them."""
    look = child(model, "pPr") if model is not None and not prompts(model) else None
    for one in blocks_written(text, work.writing, look):
        last.addnext(one)
        last = one
    return last


def _drop(line: "_Element") -> None:
    parent = line.getparent()
    if parent is not None and child(line, "pPr", "sectPr") is None:
        parent.remove(line)


def _at_end(work: _Work, body: "_Element") -> None:
    """Write at the end what has no place, under the number of each question."""
    plan = work.plan
    text: list[Block] = []
    for _, question in plan.brief_as_sent.questions():
        if question.id in work.form.places:
            continue
        for answer in asked_answers(plan, question):
            number = plan.brief_as_sent.number(question.id)
            head = f"{number} {one_line(question.label)}"
            text += [Paragraph("", (Run(head, bold=True),)), *answer.rest(plan)]
    for theme in plan.brief_as_sent.themes:
        if not theme.questions and (said := theme_text(plan, theme.id)):
            head = f"{theme.number} {one_line(theme.title)}"
            text += [Paragraph("", (Run(head, bold=True),)), *said]
    if not text:
        return
    root = body if local_name(body) == "body" else child(body, "body")
    last = [one for one in (root if root is not None else ()) if local_name(one) != "sectPr"]
    if last:
        _after(work, last[-1], (Paragraph("", (Run(_AT_END, bold=True),)), *text), None)


def _opened(safe: SafeWord, brief: Brief) -> "tuple[OpcPackage, AskedForm]":
    package = opened_package(safe.data)
    main = str(package.main_document_part.partname)[1:]
    styles = read_parts(open_archive(safe.data), main).styles
    return package, AskedForm(styles, asked_places(WordFile(package).main.element, brief, styles))
