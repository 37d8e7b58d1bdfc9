class Board:
    def __getitem__(self, key):
        return key


del Board()[3]
