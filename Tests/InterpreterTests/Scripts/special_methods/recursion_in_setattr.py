class Config:
    def __setattr__(self, name, value):
        self.name = value


Config().size = 5
