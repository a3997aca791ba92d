"""The page that people read, from the JSON lines."""
