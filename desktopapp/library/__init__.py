"""Prior answers: passages, their index, suggestions, and where an imported passage belongs."""
