"""What a piece of a note's text says, whatever it is part of: its lines, its lead-ins, its sentences."""
