class Angle:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        return format(self.degrees, spec) + "°"


print(f"{Angle(45.5):.1f}")
print(f"turn by {Angle('much'):.1f} now")
