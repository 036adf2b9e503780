"""The judging of incidents: a slow reference beside the kernel, and what both must answer."""
