"""Planwright: from a minister's letter to a plan that is drafted, checked, endorsed and sent."""

__version__ = "0.1.0"
