class A:
    def setup(self):
        return "A"


class B(A):
    def teardown(self):
        return super().teardown()


print(B().setup())
B().teardown()
