"""Files that are one paper as a whole: whether they are, and where they say which."""
