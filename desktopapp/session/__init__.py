"""The open plan, its file, and all that happens to both: the only room that holds state."""
