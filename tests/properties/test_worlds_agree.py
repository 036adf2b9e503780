"""
The kernel and the slow reference give the same answers: "two published shapes of the same truth
must agree".
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.differences import differences
from tests.findings.engines import all_by_kernel, by_reference
from tests.findings.strategies import dockets
from tests.properties.effort import tried
from trucewatch.definitions.acts import Form


@pytest.mark.parametrize("form", list(Form))
@given(draw=st.data())
@tried(0.4)
def test_the_kernel_answers_as_the_reference_does(form: Form, draw: st.DataObject) -> None:
    """
    Whatever is known, agreed and open, both give the same chances, bounds, hours and outcomes.
    """
    trial, incidents = draw.draw(dockets(form))
    expected = {each.id: by_reference(each, trial.regimes, trial.strips) for each in incidents}

    assert [] == differences(expected, all_by_kernel(incidents, trial.regimes, trial.strips))
