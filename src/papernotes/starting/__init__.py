"""From a folder of notes to a project, and to its next note: what `papernotes init` and `papernotes new` do."""
