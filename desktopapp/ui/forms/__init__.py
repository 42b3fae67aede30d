"""What is asked once for a whole plan: the council, the terms, the look, its own Word files."""
