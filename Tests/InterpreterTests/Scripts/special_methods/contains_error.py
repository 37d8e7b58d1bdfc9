class Team:
    def __init__(self, *names):
        self.names = names


team = Team("ann", "bob")
print("ann" in team.names)
if "ann" in team:
    print("never")
