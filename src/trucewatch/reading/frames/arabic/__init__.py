"""
Arabic words, and the frames that they make.
"""
