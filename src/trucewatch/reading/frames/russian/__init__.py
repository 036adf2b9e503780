"""
Russian and Ukrainian words, and the frames that they make.
"""
