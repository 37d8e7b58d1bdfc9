class Model:
    def __call__(self, x):
        return x


model = Model()
print(model(1))
print(1 + model(1, 2))
