"""Planwright tries itself where it is installed, and writes a report for IT.

Each part is tried by a process of its own: what is missing, damaged, silent or falls over is told
by its name, and the others are tried all the same.
"""
