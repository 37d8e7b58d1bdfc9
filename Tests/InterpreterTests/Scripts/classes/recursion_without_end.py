class Loop:
    def __init__(self):
        self.inner = Loop()


Loop()
