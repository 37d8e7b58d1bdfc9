def fail(code):
    raise ValueError("code " + code)


fail(7)
