"""Write the e-mail that returns a plan, as a draft that a mail program opens ready to send.

Planwright sends nothing and never says that anything was sent. The draft holds no sender and no
time: the officer's own mail program fills them in.
"""

from dataclasses import dataclass
from hashlib import sha256

from desktopapp.plan.days import said_date
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """What an e-mail says: also what "copy address, subject, text" puts on the clipboard."""

    address: str
    subject: str
    text: str


def email_text(plan: Plan, *, with_contact: bool = False) -> Draft:
    """Word the e-mail from the plan's facts; the contact only where the officer ticked it.

    Says nothing that the plan does not know, such as who endorsed it.
    """
    council = one_line(plan.council.name)
    title = one_line(plan.title) or one_line(plan.brief.title)
    asked = one_line(plan.brief.title)
    dated = f" of {said_date(plan.brief.letter_date)}" if plan.brief.letter_date else ""
    answer = f"in answer to your letter “{asked}”{dated}"
    lines = [
        "Dear colleague",
        f"Please find attached the plan of {council}, “{title}”, {answer}.",
        "Please confirm that you have received it.",
        "Yours sincerely",
    ]
    lines.append("\n".join([*(_contact(plan) if with_contact else ()), council]))
    return Draft(one_line(plan.address), f"{title}: {council}", "\n\n".join(lines) + "\n")


def _contact(plan: Plan) -> list[str]:
    contact = plan.council.contact
    known = (contact.name, contact.role, contact.telephone, contact.email)
    return [one_line(part) for part in known if part.strip()]


def to_email(said: Draft, name: str, pdf: bytes) -> bytes:
    """Return the draft with the PDF attached under this name, or raise ``Problem``.

    ``X-Unsent: 1`` makes mail programs open it for sending. The same input gives the same bytes.
    """
    from email.errors import MessageError  # noqa: PLC0415  # slow to load
    from email.message import EmailMessage  # noqa: PLC0415
    from email.policy import SMTP  # noqa: PLC0415

    if said.address.count("<") != said.address.count(">"):  # Pythons differ on what to make of it
        raise _unreadable(said.address)
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    try:
        if said.address:
            message["To"] = said.address
        message["Subject"] = said.subject
        message["Content-Language"] = "en-GB"
        message.set_content(said.text, cte="quoted-printable")
        message.add_attachment(
            pdf, maintype="application", subtype="pdf", filename=name, params={"name": name}
        )
        message.set_boundary("=_" + sha256(pdf).hexdigest()[:32])
        return message.as_bytes()
    except (MessageError, ValueError, IndexError) as error:
        raise _unreadable(said.address) from error


def _unreadable(address: str) -> Problem:
    return Problem(
        "The e-mail could not be written.",
        where=address,
        safe="The plan is not affected.",
        then="Check the address that the plan is sent to; it must be an e-mail address.",
    )
