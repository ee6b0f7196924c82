"""What tests beside real programs share: a genuine CKAN in each profile."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from tests.services.ckan.places import PROFILES
from tests.services.ckan.rig import Rig, used


@pytest.fixture(name="rigs", scope="session")
def _rigs() -> Iterator[Callable[[str], Rig]]:
    held: dict[str, Rig] = {}
    with ExitStack() as stack:

        def rig(profile: str) -> Rig:
            if profile not in held:
                held[profile] = stack.enter_context(used(profile))
            return held[profile]

        yield rig


@pytest.fixture(name="ckan", scope="session", params=PROFILES)
def _ckan(request: pytest.FixtureRequest, rigs: Callable[[str], Rig]) -> Rig:
    """Give a running CKAN, once in each profile; `parametrize("ckan", ["dcat"], indirect=True)` asks for one."""
    return rigs(request.param)
