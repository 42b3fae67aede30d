"""A council's own report form: its places, what they are called, and how each is filled."""
