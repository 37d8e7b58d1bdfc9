class C(A, m=1):
    """Documentation."""
    x: int = 1
    def f(self):
        return super().f(), self.x, __class__
