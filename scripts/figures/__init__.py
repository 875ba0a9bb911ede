"""The figures of the sample notes, by topic; `draw_figures.py` writes them."""
