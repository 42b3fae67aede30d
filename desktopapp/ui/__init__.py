"""The window: the only room, with __main__, that knows Qt."""
