class Label:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return "Label: " + self.text


print(Label("fine"))
print("values:", [1, 2], Label(5))
