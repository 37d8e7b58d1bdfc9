class Pages:
    def __iter__(self):
        return [1, 2, 3]


total = 0
for page in Pages():
    total += page
