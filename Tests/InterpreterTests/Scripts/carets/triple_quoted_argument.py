print(int("""
12
x"""))
