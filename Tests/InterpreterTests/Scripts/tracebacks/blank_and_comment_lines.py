# the first line of code is line 4

x = 1


# a comment
raise ValueError(  # another
    x
)
