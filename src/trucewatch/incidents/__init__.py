"""What we think happened: reports turned into acts, with the worlds they leave open."""
