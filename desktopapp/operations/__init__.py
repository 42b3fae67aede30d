"""What can be done with a plan, without holding one: each takes a plan, and keeps no state."""
