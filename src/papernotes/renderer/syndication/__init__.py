"""What other programs read of the site: feeds, the sitemap, search engines' data, llms.txt."""
