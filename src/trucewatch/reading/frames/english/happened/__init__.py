"""Happened: incidents, harm, displacement, access and control as English texts tell them."""
