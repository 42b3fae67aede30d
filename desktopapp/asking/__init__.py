"""Letters read into briefs: what a letter asks, found by its grammar and its layout, offline."""
