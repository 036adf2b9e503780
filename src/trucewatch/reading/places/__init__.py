"""
Places: the gazetteer, the words around a name, and which place is meant.
"""
