"""The library and the directory of helpers, for anyone; a partnership's lists and joint requests for its seats."""
