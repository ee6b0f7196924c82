"""The steps of the pipeline; none knows another."""
