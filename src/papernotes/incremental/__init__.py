"""Nothing is made twice: what was made is kept and followed through edits; what must be made, several processes do."""
