"""Given what was agreed, and what is reported: is the truce being kept?"""
