"""One small function per rule, each from facts to findings."""
