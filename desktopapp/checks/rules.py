"""The checks that look at a plan, in the order in which findings of one weight are told."""

from desktopapp.checks.accessible import (
    all_capitals,
    look_of_documents,
    poor_alternatives,
    skipped_headings,
    vague_links,
)
from desktopapp.checks.acronyms import acronyms
from desktopapp.checks.asked import (
    changed_since_agreed,
    deadline,
    letters_order,
    requirements,
    unanswered,
    unsound_values,
)
from desktopapp.checks.borrowed import unsettled_marks
from desktopapp.checks.brief_said import altered_headings, recorded, wanted_words
from desktopapp.checks.brought_in import (
    appendices_as_papers,
    contradictory_boxes,
    missing_implications,
    pages_of_the_report,
)
from desktopapp.checks.confidential import not_to_publish, personal_data
from desktopapp.checks.contradicting import contradicting_claims, contradicting_figures
from desktopapp.checks.covering import answered_nowhere, open_points, without_reason
from desktopapp.checks.dates import dates
from desktopapp.checks.figures import (
    figures_named_twice,
    figures_said_otherwise,
    figures_told_too_little,
    figures_typed_often,
    figures_typed_over,
    periods_mixed,
)
from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.language import faults_of_language
from desktopapp.checks.later import of_a_newer_version
from desktopapp.checks.left_over import other_councils, passed_days
from desktopapp.checks.lengths import length_limits, limits_of_the_letter
from desktopapp.checks.letter import appended_copies
from desktopapp.checks.lists import uneven_lists
from desktopapp.checks.looking import AnyCheck
from desktopapp.checks.made import answers_without_place, unlike_pdf, without_place
from desktopapp.checks.measures import faults_of_measures, measures_asked_for
from desktopapp.checks.plain_english import hard_to_read
from desktopapp.checks.pointers import references_to_nothing
from desktopapp.checks.repeated import repeated_sentences
from desktopapp.checks.rule import Rule
from desktopapp.checks.running import CHECK_FAILED, Looked, run_checks
from desktopapp.checks.shown import (
    column_headings,
    empty_headings,
    headings_over_nothing,
    pictures,
    typed_bullets,
    undrawable_characters,
    wide_tables,
)
from desktopapp.checks.slips import (
    backticks,
    double_spaces,
    last_commas,
    marks_twice,
    mixed_quotes,
    semicolons_before_lists,
    small_letters,
    spaces_before,
    words_twice,
)
from desktopapp.checks.sums import (
    percentages_of_sentences,
    totals_of_lists,
    totals_of_sentences,
    totals_of_tables,
)
from desktopapp.checks.two_ways import open_ends, written_in_two_ways
from desktopapp.checks.unfinished import notes_to_oneself, placeholders, stubs

CHECKS: tuple[AnyCheck, ...] = (
    unlike_pdf,
    of_a_newer_version,
    unsettled_marks,
    undrawable_characters,
    pictures,
    without_place,
    length_limits,
    limits_of_the_letter,
    letters_order,
    changed_since_agreed,
    requirements,
    without_reason,
    answered_nowhere,
    open_points,
    measures_asked_for,
    faults_of_measures,
    column_headings,
    wide_tables,
    empty_headings,
    headings_over_nothing,
    typed_bullets,
    altered_headings,
    contradictory_boxes,
    appendices_as_papers,
    pages_of_the_report,
    poor_alternatives,
    vague_links,
    skipped_headings,
    look_of_documents,
    deadline,
    unanswered,
    unsound_values,
    wanted_words,
    recorded,
    missing_implications,
    all_capitals,
    dates,
    totals_of_tables,
    totals_of_lists,
    totals_of_sentences,
    percentages_of_sentences,
    figures_typed_over,
    figures_said_otherwise,
    figures_named_twice,
    figures_told_too_little,
    periods_mixed,
    figures_typed_often,
    appended_copies,
    answers_without_place,
    spaces_before,
    small_letters,
    words_twice,
    double_spaces,
    marks_twice,
    backticks,
    last_commas,
    semicolons_before_lists,
    mixed_quotes,
    placeholders,
    notes_to_oneself,
    stubs,
    not_to_publish,
    personal_data,
    repeated_sentences,
    contradicting_figures,
    contradicting_claims,
    references_to_nothing,
    other_councils,
    passed_days,
    acronyms,
    written_in_two_ways,
    open_ends,
    faults_of_language,
    uneven_lists,
    hard_to_read,
)
RULES: dict[str, Rule] = {rule.name: rule for check in CHECKS for rule in check.rules} | {
    CHECK_FAILED.name: CHECK_FAILED
}


def check(facts: Facts) -> tuple[Finding, ...]:
    """Return what all checks find and nobody set aside, the most serious first."""
    return look_over(facts).open


def look_over(facts: Facts) -> Looked:
    """Return what all checks find, and apart from it what somebody set aside."""
    return run_checks(facts, CHECKS)
