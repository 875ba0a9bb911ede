"""The search index of a library: which texts are searched, the keys under which they are found, and shards of these.

    Library --texts--> what is searched --fold--> letters and starts --postings--> keys and places --shards--> stretches

A *start* is a place in a text at which a query may begin: any Chinese character, any word, and inside a name each of
its parts. A *key* is what follows a start, as many characters or words as it takes for few places to share it. A query
is a range of neighbouring keys, whatever its length and language, and the keys of a range lie in a shard or a few.
"""
