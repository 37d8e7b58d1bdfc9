class Silent(Exception):
    def __str__(self):
        return ""


raise Silent("args are not shown")
