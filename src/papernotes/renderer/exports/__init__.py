"""The library in the formats of others, one file each."""
