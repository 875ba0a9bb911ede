"""What a bibliography knows a paper by, as notes write it: how titles look, persons, their places, venues, addresses."""
