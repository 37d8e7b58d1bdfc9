print(len(str(int("12" + "x"))))
