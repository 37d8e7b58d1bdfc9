width = 4
print(  width   //(width - 4)   )
