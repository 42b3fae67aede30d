"""The small parts that everything in the window is made of: they know nothing of a plan."""
