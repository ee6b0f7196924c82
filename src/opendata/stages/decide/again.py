"""Is a version that was decided once still allowed: today's verdict on its delivery against the one behind it. Pure."""

from opendata.model import Decision, Verdict
from opendata.policy.form import KEEPING, LEAVING


def not_met(today: Verdict, then: Verdict) -> tuple[Decision, ...]:
    """Give today's decisions that the version made by `then` does not fulfil.

    It fulfils one if that lets the place be public as it is, if the place was left out of the version, or if the very same was
    done to it. Two different measures are never weighed against each other.
    """
    done = {decision.place: decision for decision in then.decisions}
    return tuple(decision for decision in today.decisions if not _is_met(decision, done.get(decision.place)))


def _is_met(today: Decision, then: Decision | None) -> bool:
    if today.outcome in KEEPING:
        return True
    if then is None:
        return False
    return then.outcome in LEAVING or (then.outcome, then.parameters) == (today.outcome, today.parameters)
