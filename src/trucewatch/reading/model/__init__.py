"""Claims from a language model's answers, of which only the quotations are believed."""
