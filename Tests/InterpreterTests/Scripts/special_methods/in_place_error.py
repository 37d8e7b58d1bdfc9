class Score:
    def __init__(self):
        self.points = 0

    def __add__(self, other):
        return NotImplemented


class Game:
    def __init__(self):
        self.score = Score()

    def win(self):
        self.score += 10


Game().win()
