# expect: 0
class Spare(nn.Module):
    def __init__(self):
        super().__init__()
        self.spare = nn.Linear(64, 64)
        self.half = nn.Linear(2, 2)

    def forward(self, x):
        return self.half(x).sum(dim=1)


def trained():
    return Spare()
