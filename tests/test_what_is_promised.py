"""What help promises is held: each sentence names the tests that hold it, and they are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "resources" / "help" / "promises.md"
_LEAST = 20  # sentences: else the page was not read as it is written

_SAFETY = "safety/test_promises.py"
_BACKUPS = "journeys/test_newer_in_backups.py"
_CRASHED = "ui/test_after_a_crash.py"
_CLOSED = "ui/test_closing_unsaved.py"
_REPLACED = "unit/store/test_replacing.py"
_HOSTILE = "hostile/test_hostile.py"
_DISTURBED = "test_whatever_is_in_the_way_the_plan_is_whole_and_words_say_so"
_MERGED = "test_two_who_changed_one_plan_lose_no_word_and_no_figure_moves"

HELD: dict[str, tuple[tuple[str, str], ...]] = {
    "A save lands whole or not at all": (
        (_SAFETY, "test_no_file_operation_is_a_bad_moment_to_be_ended"),
        (_HOSTILE, _DISTURBED),
    ),
    "After a crash or a power cut": (
        (_SAFETY, "test_a_program_killed_at_random_loses_nothing_it_promised"),
        (_SAFETY, "test_a_power_cut_loses_nothing_that_was_promised"),
        (_CRASHED, "test_what_was_kept_of_a_protected_plan_is_offered_once_it_is_open"),
    ),
    "When Windows or the system ends the program": (
        ("journeys/test_ended_by_the_system.py", "test_a_signal_saves_what_is_open"),
        ("ui/test_log_off.py", "test_what_was_typed_is_in_the_plan_after_log_off"),
    ),
    "When a save fails": (
        (_SAFETY, "test_an_error_of_the_system_costs_nothing"),
        (_HOSTILE, _DISTURBED),
        (_HOSTILE, "test_a_disk_that_takes_nothing_costs_nothing"),
    ),
    "A copy that is announced": (
        (_HOSTILE, _DISTURBED),
        (
            _CRASHED,
            "test_a_copy_that_a_full_disk_left_on_this_pc_is_offered_when_the_plan_is_opened",
        ),
    ),
    "A plan that cannot be saved stays open": (
        (_CLOSED, "test_whatever_stands_against_a_last_save_the_words_are_kept_here"),
        (
            "ui/test_slow_share.py",
            "test_what_is_closed_on_a_dead_share_is_offered_at_the_next_start",
        ),
    ),
    "Nothing is replaced": (
        (
            "ui/test_asking.py",
            "test_a_copy_elsewhere_replaces_another_plan_only_when_told_to_and_keeps_it",
        ),
        (_REPLACED, "test_what_an_officer_agreed_to_replace_is_kept_as_a_backup"),
        (_REPLACED, "test_agreement_is_for_what_was_there_when_it_was_asked"),
        (_REPLACED, "test_a_name_that_something_has_is_never_taken"),
    ),
    "Clocks that are wrong": (
        (_HOSTILE, _DISTURBED),  # with wrong clocks, where they can be had
        (
            "unit/store/test_versions.py",
            "test_a_clock_that_jumps_does_not_decide_which_versions_stay",
        ),
        (
            "unit/store/test_backups.py",
            "test_the_newest_backup_is_the_one_saved_last_whatever_the_clock_said",
        ),
    ),
    "A damaged file is told": (
        (_SAFETY, "test_a_changed_plan_file_is_refused_or_is_the_same_plan"),
    ),
    "A save never takes the place": (
        (_SAFETY, "test_three_officers_in_one_file_lose_no_edit"),
        (_HOSTILE, "test_pcs_with_one_synced_folder_lose_nothing_that_was_saved"),
    ),
    "When two plans are brought together": (
        (_SAFETY, "test_merging_two_plans_loses_no_word_and_brings_none_back"),
        (_HOSTILE, _MERGED),
    ),
    "Before you decided it": (
        (_CRASHED, "test_nothing_is_saved_while_a_clash_with_what_was_kept_waits"),
        (_CRASHED, "test_what_is_decided_later_is_offered_again_and_at_the_next_opening"),
        (
            _CRASHED,
            "test_a_clash_that_comes_up_while_both_are_brought_together_is_asked_too",
        ),
        (_CLOSED, "test_who_decides_later_can_close_and_is_offered_it_at_the_next_opening"),
        ("journeys/test_apart.py", "test_a_clash_is_shown_and_never_guessed"),
        (
            "journeys/test_merged_versions.py",
            "test_what_two_have_not_decided_is_asked_of_a_third_too",
        ),
    ),
    "A figure stays in its row": ((_HOSTILE, _MERGED),),
    "Whichever of two brings in": (
        (_HOSTILE, _MERGED),
        (_HOSTILE, "test_a_circle_of_people_ends_with_the_same_plan"),
    ),
    "Once all have all": (
        (_SAFETY, "test_people_who_take_in_each_others_copies_in_a_circle_come_to_rest"),
    ),
    "PCs with one synced folder": (
        (_HOSTILE, "test_pcs_with_one_synced_folder_lose_nothing_that_was_saved"),
    ),
    "What this PC saved": (
        (_BACKUPS, "test_what_an_older_state_lacks_stays_on_offer_however_often_it_is_saved"),
        (_BACKUPS, "test_a_command_says_it_each_time_and_names_what_brings_it_in"),
        ("ui/test_put_back.py", "test_what_was_not_decided_is_offered_at_each_opening"),
        (
            "ui/test_put_back.py",
            "test_an_officer_says_that_the_older_state_is_meant_and_can_undo_that",
        ),
    ),
    "A version that you named stays": (
        (_HOSTILE, "test_what_a_later_version_wrote_and_named_versions_stay"),
        (_HOSTILE, _MERGED),
        (
            "journeys/test_merged_versions.py",
            "test_named_versions_of_both_stay_where_both_changed_one_place",
        ),
        ("journeys/test_merged_versions.py", "test_one_state_that_two_named_keeps_both_names"),
    ),
    "What a later version of Planwright": (
        (_HOSTILE, "test_what_a_later_version_wrote_and_named_versions_stay"),
    ),
    "Plans of every released version": (
        ("unit/store/test_old_files.py", "test_plans_of_every_format_open_and_save_again"),
    ),
    "The words of others": (
        (
            "ui/test_text_is_text.py",
            "test_no_foreign_word_is_read_as_more_and_none_opens_a_file_or_a_socket",
        ),
        ("ui/test_paste_opens_nothing.py", "test_pasted_html_opens_no_file"),
    ),
    "Planwright never uses the network": (
        ("test_project.py", "test_no_module_imports_what_reaches_the_network"),
        (
            "unit/readers/test_worker.py",
            "test_the_worker_opens_no_file_and_no_socket_once_it_has_begun",
        ),
    ),
    "Of a protected plan nothing": (
        (
            "journeys/test_protection_reaches_everything.py",
            "test_nothing_of_a_protected_plan_can_be_read_after_all_that_happens_to_it",
        ),
        (
            "ui/test_protection_in_window.py",
            "test_what_can_still_be_read_is_named_after_protecting_and_encrypted_when_ticked",
        ),
    ),
    "A copy that is shared without history": (
        (
            "journeys/test_sharing.py",
            "test_a_shared_copy_carries_nothing_that_the_plan_does_not_show",
        ),
    ),
}


def promises() -> list[str]:
    """Return the promises of the page, each on one line."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"^- (.*?)(?=^- |^$|\Z)", text, re.MULTILINE | re.DOTALL)
    return [" ".join(one.split()) for one in found]


def names_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def test_every_promise_names_what_holds_it_and_no_name_is_left_over() -> None:
    said = promises()
    assert len(said) >= _LEAST
    named = [[begin for begin in HELD if one.startswith(begin)] for one in said]
    assert [one for one, begins in zip(said, named, strict=True) if len(begins) != 1] == []
    assert {begin for begins in named for begin in begins} == set(HELD)


@pytest.mark.parametrize("promise", HELD)
def test_what_holds_a_promise_is_there(promise: str) -> None:
    assert HELD[promise]
    for file, name in HELD[promise]:
        assert name in names_in(ROOT / "tests" / file)
