"""From a letter, consultation or form to a plan: read, checked, kept, started."""
