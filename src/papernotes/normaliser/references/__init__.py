"""What a bibliography knows a paper by, as notes write it: persons, where they work, venues, addresses, BibTeX."""
