if 1:
    pass
elsif 2:
    pass
