"""The staff door: staff pages and Wagtail's editor; the one door that may touch models."""
