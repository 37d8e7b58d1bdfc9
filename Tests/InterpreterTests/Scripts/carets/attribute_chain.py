x = "abc"
y = x.upper().real + 1
