"""The layout engine: which words stand on which line of which page, for all who draw it."""
