"""Names: actors, persons and unlisted places that a sentence names."""
