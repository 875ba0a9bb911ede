"""Tables of words: what notes call things, in several languages. Data alone."""
