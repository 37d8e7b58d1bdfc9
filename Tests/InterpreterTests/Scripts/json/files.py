import io
import json


class Memory:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def read(self):
        return self.text


memory = Memory()
json.dump({"layers": [1, 2], "name": "é"}, memory, indent=1)
print(memory.text)
print(json.load(memory) == json.loads(memory.text))
file = io.StringIO()
json.dump([1, 2], file)
print(file.getvalue(), json.load(io.StringIO('{"a": [1]}')))
