"""The notes folder on disk -> notes as text, and the files beside them."""
