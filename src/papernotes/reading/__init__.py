"""Sources -> readings of notes, and what of them is published."""
