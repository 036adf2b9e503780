"""
Frames for every language whose words are given as marks.
"""
