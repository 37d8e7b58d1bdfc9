clas Net:
    pass
