def load():
    import no_such_package as np
    return np


load()
