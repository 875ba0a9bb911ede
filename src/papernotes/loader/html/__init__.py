"""HTML in notes: which elements there are, what is safe, what a figure's attributes mean."""
