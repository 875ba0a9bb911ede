"""What stays at home: which notes, and every trace of them in others."""
