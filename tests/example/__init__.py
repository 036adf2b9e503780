"""The shipped example: Aleppo, April and May 2016."""
