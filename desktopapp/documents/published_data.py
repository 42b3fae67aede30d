"""What a plan publishes, as data: the same words as the document, for whoever reads by machine.

Only what is printed goes into it. A plan also holds who wrote what, where a passage came from,
and answers that nobody has agreed to yet; none of that leaves with a published document.
"""

import json
from itertools import groupby
from typing import NamedTuple

from desktopapp.documents.csv_cells import csv_file, harmless
from desktopapp.layout.build import Document, Item, PictureItem, TableItem, TextItem, item_runs
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Runs, plain_runs


class DataFile(NamedTuple):
    """A file that a PDF carries: its name, its kind (MIME), what it is, and its bytes."""

    name: str
    kind: str
    says: str
    data: bytes


def data_files(plan: Plan, document: Document) -> tuple[DataFile, ...]:
    """Return the plan as JSON, and each of its tables as CSV, in reading order."""
    whole = json.dumps(_plan(plan, document), ensure_ascii=False, indent=1).encode()
    files = [DataFile("plan.json", "application/json", "The plan as data", whole)]
    tables = (item for item in document.items if isinstance(item, TableItem))
    for n, table in enumerate(tables, 1):
        says = f"Table {n}: {table.summary.strip() or plain_runs(table.rows[0][0])}"
        files.append(DataFile(f"table-{n:02}.csv", "text/csv", says, _csv(table)))
    return tuple(files)


def _csv(table: TableItem) -> bytes:
    return csv_file([harmless(plain_runs(cell)) for cell in row] for row in table.rows)


def _plan(plan: Plan, document: Document) -> dict[str, object]:
    parts = groupby(document.items, key=lambda item: (item.origin.part, item.origin.theme))
    return {
        "title": document.title,
        "council": document.author,
        "language": document.language,
        "letter": {"title": plan.brief.title, "from": plan.brief.sender},
        "parts": [_part(plan, part, theme, list(items)) for (part, theme), items in parts],
    }


def _part(plan: Plan, part: str, theme_id: str, items: list[Item]) -> dict[str, object]:
    """Describe a part: the theme and the questions that it answers, and what it says."""
    made: dict[str, object] = {}
    theme = next((theme for theme in plan.brief.themes if theme.id == theme_id), None)
    if theme:
        made["theme"] = {"number": theme.number, "title": plan.theme_title(theme.id)}
    served = {
        question for answer in plan.answers if answer.id == part for question in answer.questions
    }
    questions = [question.text for _, question in plan.brief.questions() if question.id in served]
    if questions:
        made["questions"] = questions
    made["content"] = [_content(item) for item in items]
    return made


def _content(item: Item) -> dict[str, object]:
    match item:
        case TextItem():
            made: dict[str, object] = {"kind": item.role, "text": plain_runs(item.runs)}
            if item.role in ("heading", "list item"):
                made["level"] = item.level
            if item.role == "list item":
                made["numbered"] = bool(item.listed.number)
                if item.listed.number:
                    made["label"] = item.label
            return made | _links(item.runs)
        case TableItem():
            rows = [[plain_runs(cell) for cell in row] for row in item.rows]
            runs = tuple(run for runs in item_runs(item) for run in runs)
            return {"kind": "table", "summary": item.summary, "rows": rows} | _links(runs)
        case PictureItem():
            return {"kind": "picture", "shows": item.alternative}


def _links(runs: Runs) -> dict[str, object]:
    """List the links of runs: the words that are linked, and where they lead."""
    links = [{"text": run.text, "address": run.link} for run in runs if run.link]
    return {"links": links} if links else {}
