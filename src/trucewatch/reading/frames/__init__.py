"""
Frames: for each type of claim, the ways in which a language tells it.
"""
