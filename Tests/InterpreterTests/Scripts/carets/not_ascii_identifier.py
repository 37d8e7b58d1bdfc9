def fläche(breite, höhe):
    return breite * höhe + länge


print(fläche(2, 3))
