"""The guide that comes with the program."""

from desktopapp.store.resources import GUIDE, help_pages, resource_path


def test_every_page_of_the_guide_is_listed_and_has_a_title() -> None:
    assert {path.stem for path in resource_path("help").iterdir()} == set(GUIDE)
    pages = help_pages()
    assert len(pages) == len(GUIDE)
    assert all(title and text.startswith(f"# {title}\n") for title, text in pages)
