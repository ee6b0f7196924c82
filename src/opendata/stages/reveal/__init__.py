"""reveal: tables, marks, Inspection -> what shows cells to the person whose file it is, as open files; never as a value.

Its report goes to the place that the person names, what it says of repairs to their terminal, the repaired copy beside their
file. Nothing of it is kept, logged or told to anybody else.
"""

from opendata.stages.reveal.diff import told
from opendata.stages.reveal.page import report
from opendata.stages.reveal.repairs import Repair, repaired

__all__ = ["Repair", "repaired", "report", "told"]
