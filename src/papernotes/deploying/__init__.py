"""`papernotes deploy`: the site on a branch of its own."""
