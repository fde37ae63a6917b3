"""The news: the blog series, its archive, its feeds."""
