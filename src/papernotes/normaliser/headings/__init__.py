"""The headings of a note: what each says by itself, and what speaks for it as a paper."""
