"""Papers side by side: rows, shelves, walls of figures, trees of topics."""
