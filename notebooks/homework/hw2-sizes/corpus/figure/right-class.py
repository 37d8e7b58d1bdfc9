class Figure:
    def __init__(self, shown):
        self.depth, self.size, self.out = shown["in"], shown["kernel"], shown["out"]

    def weights(self):
        return self.depth * self.size ** 2

    def filters(self):
        return self.out if self.out is not None else "can't say"


def weights_per_filter(figure):
    return Figure(figure).weights()


def filters_in_bank(figure):
    return Figure(figure).filters()
