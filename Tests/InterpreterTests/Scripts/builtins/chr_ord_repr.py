print([chr(n) for n in (65, 233, 0x65e5, 0x1F600, 32)], [ord(c) for c in "A é日😀"], [repr(chr(n)) for n in (0, 9, 10, 27, 39, 92, 127, 128, 160, 173, 255, 0x378, 0x2028, 0x1F600, 0xE000, 0x10FFFF)])
print(bin(10), bin(0), oct(64), hex(255), hex(True), int(bin(10), 2), f"{10:b}", repr(10 ** 20), repr(1.0), repr("a\tb"), repr([1, "x"]), repr(None), repr(int), repr(...), ascii(["é"]))
print(divmod(17, 5), divmod(-17, 5), divmod(17.5, 5), divmod(2 ** 70, 2 ** 35), pow(2, 100, 10 ** 9), abs(-2 ** 70), round(2 ** 70 / 3), callable(print))
print("\ud800" == chr(0xD800), len("\udc00"), repr("\ud83d"), ascii("\ud800x"))
