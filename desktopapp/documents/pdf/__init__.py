"""A tagged PDF, drawn over reportlab: its structure, fonts, pictures, outline and metadata."""
