"""Files of a site -> a folder on disk: only what differs is written, all at once, nothing of others touched."""
