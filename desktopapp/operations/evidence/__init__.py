"""What in a plan's text seems to answer each ask: proposed with its evidence, and never set."""
