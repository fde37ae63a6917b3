"""The small tools a party runs on its own machine to check a joint record."""
