"""What the first inspection knows of a table, turned into what is known of its counts."""

from opendata.model import Decision, Field, Package, Resource, Verdict
from opendata.texts import say


def as_counted(package: Package, verdict: Verdict) -> Package:
    """Give the package as it goes out where a rule counts tables: the columns counted by, and that of the counts.

    The name of the new column comes from the policy, so it needs no clearing. What was known of single rows is left out.
    """
    counted = {one.place.resource: one for one in verdict.decisions if one.outcome == "aggregate" and one.place.field is None}
    if not counted:
        return package
    resources = (
        _counted(resource, counted[resource.number]) if resource.number in counted else resource for resource in package.resources
    )
    return package.having(resources=tuple(resources))


def _counted(resource: Resource, decision: Decision) -> Resource:
    known = {field.number: field for field in resource.fields}
    by = tuple(known[int(number)] for number in str(decision.parameters["by"]).split())
    name = str(decision.parameters["count"])
    told = say("release-count", threshold=decision.parameters["threshold"])
    count = Field(number=max(known) + 1, name=name, label=name, description=told, type="integer", kind="number")
    return resource.having(fields=(*by, count), primary_key=())
