kernel_size = 3
print(kernel_sise + 1)
