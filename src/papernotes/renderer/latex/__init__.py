"""LaTeX as people write it in notes -> LaTeX that math-core sets, and what it may cost."""
