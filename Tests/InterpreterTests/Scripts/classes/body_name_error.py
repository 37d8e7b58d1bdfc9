class Config:
    width = 3
    area = width * heigth
