"""What notes say as plain text: a sentence of it, Markdown, LaTeX, a row of a table."""
