"""
Prose: the parts, sentences, speakers and actors of a text, before anything is claimed of it.
"""
