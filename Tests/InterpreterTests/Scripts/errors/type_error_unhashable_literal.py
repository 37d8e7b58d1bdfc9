pairs = {[0, 1]: "a"}
