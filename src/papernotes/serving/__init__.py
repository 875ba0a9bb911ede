"""The site while it is written: served from memory, following edits."""
