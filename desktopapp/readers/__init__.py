"""Foreign documents (DOCX, PDF, text, CSV) read into blocks, guarded against hostile ones."""
