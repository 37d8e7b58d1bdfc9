def make(name):
    class LocalError(ValueError):
        pass
    return LocalError(f"from {name}")


raise make("here")
