open("C:\Users\me")
