def t(x):
    print(x, end=" ")
    return x
def f(*args, **kwargs):
    print("->", args, kwargs)
f(t(1), t(2), k=t(3), *[t(4)], l=t(5), **{"m": t(6)})
print(t(1) + t(2) * t(3) - t(4))
print({t("a"): t("b"), t("c"): t("d")}, [t(0), t(1)][t(0)], t(2) if t(0) else t(3))
xs = [0] * 5
xs[t(1)] = t(7)
xs[t(2)], xs[t(3)] = t(8), t(9)
print(xs)
t(print)("called after", t("its argument"))
def g(a=t("default evaluated at def"), b=t("once")): return a
print(); print(g())
