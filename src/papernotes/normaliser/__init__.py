"""The normaliser: Notes -> Library. Which blocks are a paper, what it is called, and what belongs to it."""
