class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees


t = Temperature(5)
cold = 3 + -t
