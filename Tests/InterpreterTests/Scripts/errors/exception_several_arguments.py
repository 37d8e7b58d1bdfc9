raise RuntimeError("code", 42, [1.5])
