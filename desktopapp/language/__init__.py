"""What English tells of a text by itself: names, times, figures, acronyms, faults, slips."""
