"""Citations of papers, in sentences and in lists of references, by the rules of every style that notes follow."""
