"""
Frames of English.
"""
