"""Figures in the window: asked for, inserted, brought in and written out."""
