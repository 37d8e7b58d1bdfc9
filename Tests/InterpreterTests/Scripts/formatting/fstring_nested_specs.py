width, precision, fill = 10, 3, "*"
value = 2.718281828
print(f"[{value:{width}.{precision}f}] [{value:{fill}^{width}.{precision}}] [{'ab':{fill}>{width}}] [{42:{'0'}{5}}]")
for w in range(3, 7):
    print(f"|{w:>{w}}|{'x' * w:^{w + 4}}|{w:0{w}b}|")
spec = "+08.2f"
print(f"{value:{spec}} {value!s:.4} {value!r:>{width + 5}} {value:{''}}")
table = [("conv", 3, 0.5), ("pool", 2, 12.25)]
for name, size, ms in table:
    print(f"{name:<6}|{size:^5d}|{ms:>8.2f}")
