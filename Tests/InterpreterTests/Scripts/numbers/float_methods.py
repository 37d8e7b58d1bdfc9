print((2.0).is_integer(), (2.5).is_integer(), (0.75).as_integer_ratio(), (3).as_integer_ratio())
print((255.5).hex(), (0.1).hex(), (-0.0).hex(), float.fromhex("0x1.8p+1"))
print((5).real, (5).imag, (5).numerator, (5).denominator, (2.5).real, (2.5).conjugate())
print(float(), int(), float(True), float(10 ** 20), float("-0"))
