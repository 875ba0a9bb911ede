"""markdown-it's tokens -> the blocks of a note, each with its place."""
