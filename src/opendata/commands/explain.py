"""policy explain: why a dataset got its verdict, column by column, in plain words."""

from opendata.commands.policy import explain as explained
from opendata.errors import Misuse
from opendata.model import Inspection, Verdict
from opendata.pipeline import Means
from opendata.texts import Language


def explain(means: Means, dataset: str, language: Language) -> str:
    """Tell it for the newest delivery of a dataset.

    Raises:
        Misuse: there is no such dataset, or no verdict on it.
    """
    state = means.store.dataset(dataset)
    if state is None:
        raise Misuse("dataset-unknown")
    inspection = means.store.kept("inspection", state.inspection or "", Inspection)
    verdict = means.store.kept("verdict", state.verdict or "", Verdict)
    if inspection is None or verdict is None:
        raise Misuse("nothing-to-explain")
    return explained(inspection, verdict, language)
