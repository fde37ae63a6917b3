"""The JSON door: one module per area, routes and schemas; version 1."""
