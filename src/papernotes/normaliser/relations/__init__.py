"""Who names whom and how, and whose notes are about the same."""
