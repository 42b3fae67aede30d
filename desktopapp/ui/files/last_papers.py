"""Which documents were made of a plan last, and where: what is proposed the next time."""

from desktopapp.operations.document_kinds import offered_documents
from desktopapp.store.choices import papers_folder_of, papers_of, with_contact_of
from desktopapp.store.settings import Settings


class LastPapers:
    """The documents of one plan. Where none were made yet, the usual ones."""

    def __init__(self, settings: Settings, plan: str) -> None:
        self.settings = settings
        self._kinds, self._folder = papers_of(plan), papers_folder_of(plan)
        self._contact = with_contact_of(plan)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of documents; one that is not known or not offered is left out."""
        offered = offered_documents()
        if not self.settings.has(self._kinds):
            return tuple(one.id for one in offered.values() if one.ticked)
        return tuple(one for one in self.settings.get(self._kinds) if one in offered)

    @property
    def folder(self) -> str:
        """The folder that they went to, or nothing."""
        return self.settings.get(self._folder)

    @property
    def with_contact(self) -> bool:
        """Whether the e-mail named the contact."""
        return self.settings.get(self._contact)

    def keep(self, kinds: tuple[str, ...], folder: str, *, with_contact: bool) -> None:
        """Keep what was made now."""
        self.settings.put(self._kinds, kinds)
        self.settings.put(self._folder, folder)
        self.settings.put(self._contact, with_contact)
