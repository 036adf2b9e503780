"""Reading: from prose to claims with exact spans; it proposes and never decides."""
