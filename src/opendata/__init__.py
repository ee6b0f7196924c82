"""The city data pipeline: receive to publish, and withdraw."""
