"""What long work raises when the officer stopped it."""


class Cancelled(Exception):  # noqa: N818  # the officer asked for it
    """The officer stopped it. Nothing was written."""
