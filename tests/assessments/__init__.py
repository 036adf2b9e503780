"""Tests of assessments, against worked figures of textbooks and against their own laws."""
