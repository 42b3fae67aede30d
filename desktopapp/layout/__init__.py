"""The layout engine: which words stand on which line of which page, as counter, preview and PDF have it."""
