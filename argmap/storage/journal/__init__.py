"""The journal of unsaved changes: a folder for each open map, from its first edit on.

In it stand `base-N.argmap`, the map as it was, and `ops-N.jnl`, a line for each step since;
`meta.json` names the pair that counts. `Store` has the folders, `Journal` writes one, `replay`
reads it.
"""
