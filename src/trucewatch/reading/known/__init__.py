"""What the tool knows of the world before any case: states, bodies, armed groups, places."""
