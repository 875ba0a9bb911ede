"""The loader: text on disk -> Notes. Knows nothing of papers."""
