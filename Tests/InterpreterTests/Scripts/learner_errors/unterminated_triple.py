text = """abc
def
