"""Agreed: truces, exemptions, duties and commitments as English texts tell them."""
