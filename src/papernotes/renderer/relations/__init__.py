"""Who builds on whom, and who names whom: as drawings, lists and links in sentences."""
