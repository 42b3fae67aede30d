"""From plan to file: one document tree, its layout in pages of lines, and the writers."""
