"""Documents in a council's own template and report form, by command."""

import io
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import docx
import pytest

from desktopapp.cli import run_command
from desktopapp.operations.council_files import read_council_files
from desktopapp.plan.council import Contact
from desktopapp.session.opening import new_session, open_session
from desktopapp.store import resources
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.settings import load_settings, save_settings
from tests import council_files, word_made
from tests.console import Capture, Console


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "fen.planwright"
    session = new_session(path, "Marlow Fen District Council", "productivity-2024")
    session.edit(resources.sample(), "sample")
    session.save()
    return path


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return council_files.house_file(tmp_path)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return council_files.form_file(tmp_path)


def test_the_appendix_takes_the_councils_look_and_the_report_its_form(
    plan: Path, template: Path, form: Path, tmp_path: Path, say: Console
) -> None:
    out = tmp_path / "out"
    options = ("--template", template, "--report-form", form, "--remove-guidance")
    made = say("export", plan, "--to", out, "--only", "appendix,report", *options)
    files = {Path(one["path"]).name.rpartition(" - ")[2]: one for one in made["files"]}
    assert list(files) == ["appendix.docx", "report.docx", "letter.docx"]
    assert files["appendix.docx"]["pages"] == say("count", plan, "--template", template)["pages"]
    assert [one["pages_estimated"] for one in files.values()] == [True, False, False]
    appendix, report, letter = (docx.Document(one["path"]) for one in files.values())
    assert appendix.sections[0].header.paragraphs[0].text == "Marlow Fen: later pages"
    assert report.tables[0].cell(0, 1).text == resources.sample().title
    assert council_files.GUIDE not in [one.text for one in report.paragraphs]
    assert any("Minister" in one.text for one in letter.paragraphs)
    assert made["template"]["mapping"]["Heading 1"] == "Marlow Section 1"
    assert made["template"]["notes"] == ["Its macros were left behind."]
    assert made["report_form"]["mapping"]["Lead member"] == "Portfolio Holder"
    assert made["report_form"]["missing"] == ["Biodiversity impact assessment"]


def test_what_was_left_behind_is_said_to_a_person(
    plan: Path, template: Path, tmp_path: Path, capsys: Capture
) -> None:
    options = ["--only", "appendix", "--template", str(template)]
    assert run_command(["export", str(plan), "--to", str(tmp_path / "out"), *options]) == 0
    assert "Template: Its macros were left behind." in capsys.readouterr().out


def test_the_counter_follows_the_templates_body_text(
    plan: Path, template: Path, say: Console
) -> None:
    ours = say("count", plan)
    house = say("count", plan, "--template", template)
    assert house["words"] == ours["words"]
    assert (ours["estimate"], house["estimate"]) == (False, True)
    assert (ours["pages"], house["pages"]) == (4, 5)  # its pages are narrower


def test_a_mapping_that_was_kept_in_the_window_holds_by_command_too(
    plan: Path, template: Path, tmp_path: Path, say: Console
) -> None:
    settings = load_settings()
    mapped_as = read_council_files(template).mapped_as
    assert mapped_as
    settings.put(mapped_as, {"Heading 1": "Marlow Section 2", "Title": ""})
    save_settings(settings)
    options = ("--only", "appendix", "--template", template)
    made = say("export", plan, "--to", tmp_path / "out", *options)
    assert made["template"]["mapping"] == {"Heading 1": "Marlow Section 2"}
    assert made["notes"] == ["Template: Its macros were left behind."]


def test_without_them_the_documents_are_as_before(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    made = say("export", plan, "--to", tmp_path / "out", "--only", "appendix,report")
    assert not {"template", "report_form"} & set(made)
    assert len(made["files"]) == 2


@pytest.mark.parametrize("option", ["--template", "--report-form"])
def test_a_bad_template_or_form_is_named_and_nothing_is_written(
    plan: Path, tmp_path: Path, say: Console, option: str
) -> None:
    for name, data in (
        ("old.dot", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("cut.docx", council_files.form()[:900]),
        ("locked.docx", council_files.protected(council_files.form())),
        ("tracked.docx", council_files.with_tracked_changes(council_files.form())),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        said = say("export", plan, "--to", tmp_path / "out", option, path, code=1)["error"]
        assert said["where"] == str(path)
        assert said["what"]
        assert said["next"]
    said = say("export", plan, "--to", tmp_path / "out", option, tmp_path / "gone.docx", code=1)
    assert "gone.docx" in said["error"]["what"]
    assert not (tmp_path / "out").exists()
    assert open_plan(plan)[0].title


def test_an_option_for_a_document_that_is_not_made_is_a_wrong_command(
    plan: Path, template: Path, form: Path, tmp_path: Path, say: Console
) -> None:
    to = ("export", plan, "--to", tmp_path / "out")
    say(*to, "--only", "report", "--template", template, code=2)
    say(*to, "--only", "appendix", "--report-form", form, code=2)
    say(*to, "--remove-guidance", code=2)
    assert not (tmp_path / "out").exists()


def test_the_template_itself_stays_as_it_was(
    plan: Path, template: Path, tmp_path: Path, say: Console
) -> None:
    before = template.read_bytes()
    say("export", plan, "--to", tmp_path / "out", "--only", "appendix", "--template", template)
    assert template.read_bytes() == before
    assert docx.Document(io.BytesIO(council_files.house())).paragraphs[0].text.startswith("Type")


def test_a_form_unlike_ours_is_mapped_by_command_and_filled(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    form = tmp_path / "moot.docx"
    form.write_bytes(word_made.strange_form())
    to = ("export", plan, "--to", tmp_path / "out", "--only", "report", "--report-form", form)
    assert "say what goes where" in say(*to, code=1)["error"]["next"]
    shown = say("form", form)
    assert shown["mapping"] == {}
    number = 1 + [one["words"] for one in shown["places"]].index("Matter (the box next to it)")
    put = (
        "--put",
        f"Subject={number}",
        "--put",
        "recommendation=what we ask of the moot (below this line)",
    )
    kept = say("form", form, *put)
    assert set(kept["mapping"]) == {"Subject", "Recommendation"}
    assert say("form", form)["mapping"] == kept["mapping"]
    say("form", form, "--put", "Risk=heading 99", code=2)
    say("form", form, "--put", "Weather=1", code=2)
    say("form", form, "--put", "Risk", code=2)
    twice = say("form", form, "--put", f"Risk={number}", code=1)["error"]
    assert "same place" in twice["what"]
    made = say(*to)
    report = docx.Document(made["files"][0]["path"])
    assert report.tables[0].cell(0, 1).text == resources.sample().title
    lost = [one["message"] for one in made["findings"] if one["rule"] == "form"]
    assert any("“Executive summary and background”" in one for one in lost)
    assert say("form", form, "--put", "Subject=")["without"][0] == "Subject"
    assert say("form", form, "--afresh")["mapping"] == {}
    assert say("form", form)["mapping"] == {}


def test_a_templates_styles_are_shown_and_changed_by_command(
    template: Path, say: Console, capsys: Capture
) -> None:
    assert say("template", template)["mapping"]["Heading 1"] == "Marlow Section 1"
    say("template", template, "--put", "Heading 1=Marlow Section 2")
    assert say("template", template)["mapping"]["Heading 1"] == "Marlow Section 2"
    say("template", template, "--put", "Hyperlink=Marlow Section 2", code=2)  # not for letters
    assert run_command(["template", str(template)]) == 0
    assert "<- Heading 1" in capsys.readouterr().out


def test_the_e_mail_names_the_contact_only_where_that_is_asked_for(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    session = open_session(plan, to_write=True)
    contact = Contact("A. Canary", "Head of Birds", "01632 960 001", "canary@example.org")
    council = replace(session.plan.council, contact=contact)
    session.edit(replace(session.plan, council=council), "contact")
    session.save()
    to = ("export", plan, "--to", tmp_path / "out", "--only")
    for more, named in (((), False), (("--with-contact",), True)):
        say(*to, "email", *more)
        (letter,) = (tmp_path / "out").glob("*.eml")
        said = message_from_bytes(letter.read_bytes(), policy=default)
        body = said.get_body()
        assert body
        assert ("A. Canary" in body.get_content()) is named
    say(*to, "submission", "--with-contact", code=2)
