def free():
    return super().f()


class A:
    def no_self():
        return super()

    @staticmethod
    def static():
        return super().f()

    def deleted(self):
        del self
        return super()


def outside(self):
    return super().__init__()


for f in (free, A.no_self, A().static, A().deleted, lambda: outside(A())):
    try:
        f()
    except RuntimeError as error:
        print(error)
A.late = outside
A().late()
