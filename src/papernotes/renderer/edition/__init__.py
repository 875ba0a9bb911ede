"""The library made ready for printing: what every page may look into, made once."""
