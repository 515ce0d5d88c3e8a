plugin-name = Hostile
plugin-summary = Misbehaves on request.
why = To misbehave.
setting-trap-in = Trap in
