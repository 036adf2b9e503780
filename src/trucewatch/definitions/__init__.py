"""The shared words: windows, places, actors, acts, counts, chances, codes, problems."""
