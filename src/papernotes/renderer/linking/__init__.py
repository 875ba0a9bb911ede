"""What links lead to: notes, headings, papers, files, and the places within them."""
