"""The window, or a command when a verb is given."""
