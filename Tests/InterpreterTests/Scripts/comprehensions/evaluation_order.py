def t(label, x):
    print(label, end=" ")
    return x
print([t("body", (a, b)) for a in t("outer", [1, 2]) if t("if", a) for b in t("inner", [3])])
print({t("key", a): t("value", a) for a in t("source", [1])})
g = (t("lazy", a) for a in t("eager", [1, 2]))
print("made")
print(next(g)); print(list(g)); print(list(g))
