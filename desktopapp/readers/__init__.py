"""Foreign documents (text, Markdown, Word, PDF, CSV) read into blocks.

Everything in here treats what it reads as hostile: a pre-scan, then limits, and all of it in a
process of its own that can be killed. Knows the plan's text and nothing else of the house.
"""
