"""The web page: the document's words in order, real structure, nothing from elsewhere."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from desktopapp.documents.to_html import to_fragment, to_html
from desktopapp.layout.build import PictureItem, TableItem, TextItem, build
from desktopapp.plan.text import ListItem, Paragraph, Run, plain_runs
from desktopapp.store import resources
from tests import generated_plans

VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """A strict reader: tags must close in order. Collects words, tags and their attributes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"br", "p", "li", "td", "th"}:
            self.words.append(" ")
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"ul", "ol"}:
            assert self.open[-2:-1] not in (["ul"], ["ol"], ["p"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag not in {"strong", "em", "a", "span"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not {"style", "title", "nav", "caption", "footer"} & set(self.open):
            if self.open[-1:] == ["a"] and data == "Skip to content":
                return
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def words_of_items(seed: int) -> list[str]:
    words: list[str] = []
    for item in build(generated_plans.plan(seed)).items:
        match item:
            case TextItem(role="heading", label=label):
                words += f"{label} {plain_runs(item.runs)}".split()
            case TextItem():
                words += plain_runs(item.runs).split()
            case TableItem():
                words += [w for row in item.rows for cell in row for w in plain_runs(cell).split()]
            case PictureItem():
                pass
    return words


@pytest.mark.parametrize("seed", range(8))
def test_the_words_are_those_of_the_document_in_order(seed: int) -> None:
    page = Page(to_html(build(generated_plans.plan(seed))).decode())
    assert "".join(page.words).split() == words_of_items(seed)


def test_headings_begin_at_one_and_never_skip_a_level() -> None:
    page = Page(to_html(build(generated_plans.plan(2))).decode())
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_entry_of_the_contents_leads_to_a_heading() -> None:
    page = Page(to_html(build(resources.sample())).decode())
    places = {attributes.get("id") for _, attributes in page.tags}
    wanted = [str(a["href"])[1:] for a in page.named("a") if str(a["href"]).startswith("#")]
    assert len(wanted) > 4
    assert set(wanted) <= places


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    page = Page(to_html(build(generated_plans.plan(3))).decode())
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    assert page.named("img")
    assert all(str(image["src"]).startswith("data:image/") for image in page.named("img"))
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_foreign_text_stays_text() -> None:
    sample = resources.sample()
    evil = '<script>alert("x")</script> & \x00 \ud800'
    plan = sample.with_text(
        sample.sections[0].id, (Paragraph("p", (Run(evil, link="javascript:x"),)),)
    )
    plan = replace(plan, title=evil, council=replace(plan.council, name=evil))
    page = Page(to_html(build(plan)).decode())
    assert not page.named("script")
    assert "javascript:x" not in {a.get("href") for a in page.named("a")}


def test_lists_nest_as_their_levels_say() -> None:
    levels = ((0, True), (1, False), (2, False), (1, False), (0, True), (0, False))
    text = tuple(ListItem(f"i{n}", (Run(str(n)),), *one) for n, one in enumerate(levels))
    sample = resources.sample()
    plan = replace(sample, answers=(), sections=sample.sections[:1])
    made = to_fragment(build(plan.with_text(plan.sections[0].id, text))).decode()
    flat = re.sub(r"\s", "", made[made.index("<ol>") :])
    assert flat == (
        "<ol><li>0<ul><li>1<ul><li>2</li></ul></li><li>3</li></ul></li><li>4</li></ol>"
        "<ul><li>5</li></ul>"
    )


def test_a_table_names_its_columns_and_rows() -> None:
    page = Page(to_fragment(build(resources.sample())).decode())
    scopes = [cell.get("scope") for cell in page.named("th")]
    assert "col" in scopes
    assert "row" in scopes


def test_the_fragment_has_no_style_no_page_and_no_title() -> None:
    page = Page(to_fragment(build(resources.sample())).decode())
    assert not {"html", "style", "h1", "header", "nav"} & {tag for tag, _ in page.tags}
