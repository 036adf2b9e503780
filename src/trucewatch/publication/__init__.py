"""What people see: text and bytes, returned and never written."""
