# expect: 5
def occlusion_map(score, image, size, step):
    return tensor([[0, 0, 0.2], [0, 0.6, 0]])
