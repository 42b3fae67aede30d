"""An open plan: the outline, the page in hand with its card and its text, the counters, saving."""
