"""markdown-it's parser as notes need it: columns known, no depth refused, and fewer steps for what is plain."""
