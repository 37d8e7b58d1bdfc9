flag = None
if flag[0]:
    print("yes")
