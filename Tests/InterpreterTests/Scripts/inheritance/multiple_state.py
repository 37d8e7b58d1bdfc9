class Engine:
    def __init__(self, power):
        self.power = power

    def start(self):
        return f"engine {self.power}"


class Battery:
    def __init__(self, charge):
        self.charge = charge

    def start(self):
        return f"battery {self.charge}"


class Hybrid(Engine, Battery):
    def __init__(self, power, charge):
        Engine.__init__(self, power)
        Battery.__init__(self, charge)

    def start(self):
        return " + ".join(base.start(self) for base in type(self).__bases__)


class Forgetful(Engine, Battery):
    def __init__(self, power, charge):
        super().__init__(power)


h = Hybrid(90, 50)
print(h.start(), vars(h), Hybrid.__bases__)
print(Engine.start(h), Battery.start(h), super(Hybrid, h).start(), super(Engine, h).start())
f = Forgetful(1, 2)
print(f.start())
print(Battery.start(f))
