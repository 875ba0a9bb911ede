"""Files beside the notes: which one is meant, and what of it is published."""
