"""A seeded, made-up conflict whose truth is known, and how well chances hold against it."""
