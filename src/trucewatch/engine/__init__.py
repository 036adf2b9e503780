"""Everything that touches disk, clock and processes."""
