"""Confirmed claims as files of a case: reports, drafts of terms, access, diplomacy, figures."""
