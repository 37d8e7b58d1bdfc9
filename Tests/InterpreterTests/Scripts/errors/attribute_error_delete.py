d = {}
del d.key
