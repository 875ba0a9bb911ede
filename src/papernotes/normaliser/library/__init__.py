"""What joins the entries of a library: names and words compared, indexes made, and what earlier builds found."""
