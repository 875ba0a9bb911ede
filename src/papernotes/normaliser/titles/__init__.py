"""One line -> the title in it, and all that people write around a title."""
