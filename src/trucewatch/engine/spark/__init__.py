"""The engine on Apache Spark: the same kernel over the same tables, on one machine or on many."""
