"""What each heading of a note is, told from all of them together."""
