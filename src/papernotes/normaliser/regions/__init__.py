"""Papers where no heading names them: in lists, tables, boxes and lines of their own."""
