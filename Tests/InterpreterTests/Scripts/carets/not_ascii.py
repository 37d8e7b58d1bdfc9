größe = "é"
print("日本語", größe + 1, "😀")
