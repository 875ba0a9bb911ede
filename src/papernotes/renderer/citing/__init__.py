"""A paper as others cite it: by which key, as what kind of publication."""
