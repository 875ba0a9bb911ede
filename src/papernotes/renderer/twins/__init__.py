"""A page of the site -> the same in Markdown."""
