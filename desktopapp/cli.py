"""The verbs of the window without a window."""
