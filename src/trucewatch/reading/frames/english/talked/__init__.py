"""Talked: statements, meetings and judgements as English texts tell them."""
