"""The e-mail draft opens ready to send, with the PDF attached."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest

from desktopapp.documents.to_email import Draft, email_text, to_email
from desktopapp.plan.council import Contact
from desktopapp.plan.problem import Problem
from desktopapp.store import resources

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 3


def opened(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_draft_is_unsent_and_addressed() -> None:
    plan = resources.sample()
    said = email_text(plan)
    message = opened(to_email(said, "Plan.pdf", PDF))
    assert message["X-Unsent"] == "1"
    assert message["To"] == plan.address
    assert message["Subject"] == f"{plan.title}: {plan.council.name}"
    assert message["From"] is None
    assert message["Date"] is None


def test_the_pdf_is_attached_byte_for_byte_under_a_name_with_accents() -> None:
    name = "Caernarfon – cynllun “tŷ” 2024.pdf"
    message = opened(to_email(email_text(resources.sample()), name, PDF))
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == name
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == PDF


def test_the_text_survives_with_quotation_marks_and_accents() -> None:
    plan = resources.sample()
    plan = replace(plan, council=replace(plan.council, name="Tŷ Gwyn “Borough” Council"))
    message = opened(to_email(email_text(plan), "Plan.pdf", PDF))
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == email_text(plan).text
    assert message["Subject"].endswith("Tŷ Gwyn “Borough” Council")


def test_the_contact_leaves_only_where_it_was_ticked() -> None:
    plan = resources.sample()
    contact = Contact("A. Canary", "Head of Birds", "01632 960 001", "canary@example.org")
    plan = replace(plan, council=replace(plan.council, contact=contact))
    assert "Canary" not in email_text(plan).text
    assert b"anary" not in to_email(email_text(plan), "Plan.pdf", PDF)
    ticked = email_text(plan, with_contact=True).text
    assert "A. Canary\nHead of Birds\n01632 960 001\ncanary@example.org" in ticked


def test_it_never_says_that_anything_was_sent_or_endorsed() -> None:
    text = email_text(resources.sample()).text.lower()
    assert not [word for word in ("sent", "endorsed", "approved", "submitted") if word in text]


def test_the_same_draft_gives_the_same_bytes() -> None:
    said = email_text(resources.sample())
    assert to_email(said, "Plan.pdf", PDF) == to_email(said, "Plan.pdf", PDF)


def test_no_address_leaves_it_to_the_officer() -> None:
    assert opened(to_email(Draft("", "Plan", "Hello\n"), "Plan.pdf", PDF))["To"] is None


@pytest.mark.parametrize("address", ["a b c", "ü@exämple.org", "\u202ex", "x" * 900 + "@y.z"])
def test_an_odd_address_still_makes_a_draft_to_be_mended(address: str) -> None:
    message = opened(to_email(Draft(address, "Plan", "Hello\n"), "Plan.pdf", PDF))
    assert message["X-Unsent"] == "1"


@pytest.mark.parametrize("address", ["not an address, at all <", "Ann > ann@wyvern.example"])
def test_an_address_that_no_mail_program_can_read_is_a_problem_in_words(address: str) -> None:
    with pytest.raises(Problem) as caught:
        to_email(Draft(address, "Plan", "Hello\n"), "Plan.pdf", PDF)
    assert "address" in caught.value.then
