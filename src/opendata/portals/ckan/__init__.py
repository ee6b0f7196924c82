"""A CKAN as a portal: the only home of ckanapi.

client      HTTP: one session with timeouts, no redirects, bounded answers; what went wrong as a coded failure
found       what a CKAN holds of a dataset of ours, and whether someone else changed it
metadata    Data Package to CKAN's fields; pure
datastore   rows into the DataStore, counted and compared
portal      the Portal: each call looks at what is there and does what is missing
"""
