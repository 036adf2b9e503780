"""Many findings over time: did it fall, against what, and what could the series have shown."""
