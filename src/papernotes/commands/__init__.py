"""What the commands answer; only the command line prints it."""
