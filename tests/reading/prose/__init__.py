"""Parts, sentences, speakers and actors of a text."""
