print("😀😀 日本語 é" + str(1) + None)
