print("größe" x)
