"""A Word file over python-docx's package: its body, styles and numbering."""
