größe = 3
日本 = "jp"
_x1, Δ, π = 1, 2, 3.14
print(größe, 日本, _x1, Δ, π, f"{größe=} {日本!r}")
def fläche(länge, *, höhe=2): return länge * höhe
print(fläche(3), fläche(länge=4, höhe=5))
