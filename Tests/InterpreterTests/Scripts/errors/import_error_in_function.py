def load():
    import numpyy as np
    return np


load()
