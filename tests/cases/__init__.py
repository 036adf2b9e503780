"""Golden cases: incidents with the outcome expected under every reading, and why."""
