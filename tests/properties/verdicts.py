"""
Judging a trial by the kernel, and comparing what comes out.
"""

from __future__ import annotations

from dataclasses import replace

from tests.findings.differences import differences
from tests.findings.engines import Answers, by_kernel
from tests.findings.reference import ReadingAnswer
from tests.findings.reference_facts import Incident
from tests.findings.reference_weights import Range
from tests.findings.strategies import Trial

SLACK = 1e-9


def judged(trial: Trial) -> Answers:
    """Judge a trial by the kernel."""
    return by_kernel(trial.incident, trial.regimes, trial.strips)


def every_reading(answers: Answers) -> list[ReadingAnswer]:
    """Return the answers of all readings of all regimes."""
    return [each for row in answers[0].values() for each in row.readings]


def changed(trial: Trial, incident: Incident) -> list[str]:
    """List what the answers differ in if *incident* stands for that of the trial."""
    return differences(judged(trial), judged(replace(trial, incident=incident)))


def within(inner: Range, outer: Range) -> bool:
    """Whether one range lies inside another."""
    low, high = inner
    return outer[0] - SLACK <= low <= high + SLACK and high <= outer[1] + SLACK
