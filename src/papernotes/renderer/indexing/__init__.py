"""The search index of a library: which texts, cut into which keys, in shards that a query loads as it needs them."""
