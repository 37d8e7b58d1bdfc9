print(str.uppercase)
