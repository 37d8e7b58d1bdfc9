class PathError(Exception):
    def __init__(self, path, reason):
        self.path = path
        self.reason = reason


raise PathError("/tmp", reason="full")
