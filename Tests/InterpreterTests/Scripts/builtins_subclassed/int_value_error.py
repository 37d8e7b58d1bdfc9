class Port(int):
    def __new__(cls, value):
        port = super().__new__(cls, value)
        if not 0 < port < 65536:
            raise ValueError(f"no such port: {port}")
        return port


print(Port("80") + 1)
for text in ("443", "eighty"):
    print(Port(text))
