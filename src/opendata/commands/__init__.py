"""One file for each thing a person can ask for. Who may, and how many must agree, is asked here once, for every edge."""
