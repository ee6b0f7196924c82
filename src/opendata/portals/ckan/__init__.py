"""The city's CKAN: the only home of ckanapi."""
