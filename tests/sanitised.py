"""Templates and report forms made safe in this process, where the program asks its worker."""

from collections.abc import Mapping
from typing import Any

from desktopapp.documents.report_form import ReportForm, fill_form, read_form
from desktopapp.documents.template import Template, read_template
from desktopapp.plan.report import Report
from desktopapp.readers.word_safe import sanitised


def template_of(data: bytes) -> Template:
    return read_template(sanitised(data))


def form_of(data: bytes) -> ReportForm:
    return read_form(sanitised(data))


def filled_form(data: bytes, report: Report, mapping: Mapping[str, str], **how: Any) -> bytes:  # noqa: ANN401  # as it takes them
    return fill_form(sanitised(data), report, mapping, **how)
