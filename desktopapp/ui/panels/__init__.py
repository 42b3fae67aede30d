"""What stands beside the text or in its place: reuse, findings, pages, asks."""
