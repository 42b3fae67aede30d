"""The report to members."""
