print(format(3.14159, ".2f"), format(42), format("a", ">3"), format(42, "b"), format(None), format([1]), format(1e6, ","), format(-5, "=+4"))
print(format(True), format(True, "5"), format(2.0), format(2.0, ""), format(10 ** 25, ","), format(10 ** 25, "e"), format(255, "#06x"), format(0.1, ".0%"))
print(format(1234.5, "010,.1f"), format("x", "05"), format("x", "=<3"), format(7, "<05"), format(7, "^05"), format(-7, "05"), format(3, "é>5"))
print(hex(255), hex(-255), bin(5), bin(-5), oct(8), hex(0), bin(2 ** 65), chr(8364), ord("€"), ascii("€"))
