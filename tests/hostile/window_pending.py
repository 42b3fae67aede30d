"""What the tests through the real window share: some run in the long form alone."""

import pytest

LONG = pytest.mark.usefixtures("long_alone")  # only in the long form
