"""drop: the column leaves the release."""

from typing import Final

from opendata.actions.base import Action

ACTION: Final = Action(name="drop", source="Art. 5(1)(c) DSGVO: what is not needed for the purpose is not published")
