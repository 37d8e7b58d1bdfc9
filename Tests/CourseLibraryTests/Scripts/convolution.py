# The teaching verbs for convolution: what they give, and what they say when shapes do not fit.
def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


image = zeros(5, 6)
image[1:4, 1] = 1
image[2, 1:6] = 1
kernel = tensor([[-1.0, 2.0, -1.0]] * 3)
x = arange(12).reshape(3, 4).float()

print(xcorr(image, kernel).tolist())  # -> [[3.0, -1.0, 0.0, 0.0], [5.0, -2.0, 0.0, 0.0], [3.0, -1.0, 0.0, 0.0]]
print(xcorr([[1, 2], [3, 4]], [[1, 0]]), conv2d_true(tensor([[1, 2, 4]]), tensor([[1, -1]])))  # -> tensor([[1],
#                                                                                                # ->         [3]]) tensor([[1, 2]])
print(xcorr(ones(3, 8, 8), ones(2, 3, 3, 3), stride=2, padding=(1, 0)).shape)  # -> torch.Size([2, 4, 3])
print(max_pool(x, 2), avg_pool(x, (1, 2), stride=1).shape)  # -> tensor([[5., 7.]]) torch.Size([3, 3])
print(conv_out(28, 3, 2, 1), conv_out(28, 5), conv_out(w=7, k=3, d=3))  # -> 14 24 1
print(scan(lambda region: region.sum(), x, 2, (1, 2)))  # -> tensor([[10., 18.],
#                                                         # ->         [26., 34.]])

# Shapes that do not fit: both shapes, the formula with its numbers, and what to do.
raises(lambda: xcorr(x, ones(5, 4)))  # -> RuntimeError: xcorr: kernel 5x4 does not fit the 3x4 input: floor((3 + 2*0 - 1*(5-1) - 1)/1) + 1 = -1 rows; pad by 1 or use a kernel of at most 3x4 (or are they exchanged? It is xcorr(x, k))
raises(lambda: xcorr(x, ones(2, 9), padding=1, dilation=2))  # -> RuntimeError: xcorr: kernel 2x9 does not fit the 3x4 input: floor((4 + 2*1 - 2*(9-1) - 1)/1) + 1 = -10 columns; pad by 7 or use a kernel of at most 3x3
raises(lambda: xcorr(ones(3, 8, 8), ones(2, 1, 3, 3)))  # -> RuntimeError: xcorr: the input (3, 8, 8) has 3 channels, but the kernel (2, 1, 3, 3) has 1: use a kernel of shape (2, 3, 3, 3)
raises(lambda: max_pool(x, 4))  # -> RuntimeError: max_pool: window 4x4 does not fit the 3x4 input: floor((3 + 2*0 - 1*(4-1) - 1)/4) + 1 = 0 rows; use a window of at most 3x4
raises(lambda: conv_out(3, 5))  # -> ValueError: conv_out: kernel 5 does not fit the input 3: floor((w + 2p - d(k-1) - 1)/s) + 1 = floor((3 + 2*0 - 1*(5-1) - 1)/1) + 1 = -1 is less than 1; pad by 1 or use a kernel of at most 3
raises(lambda: scan(lambda region: 1, x, 9, 1))  # -> ValueError: scan: region 9x9 does not fit the 3x4 input: floor((3 + 2*0 - 1*(9-1) - 1)/1) + 1 = -5 rows; use a region of at most 3x4
raises(lambda: scan(lambda region: "a", x, 2, 1))  # -> TypeError: scan: score must return a number for every region, but returned str at row 0, column 0
raises(lambda: explain(x, ones(2, 2)))  # -> ValueError: explain: kernel 3x4 does not fit the 2x2 input: floor((2 + 2*0 - 1*(3-1) - 1)/1) + 1 = 0 rows; pad by 1 or use a kernel of at most 2x2 (or are they exchanged? It is explain(k, x))
raises(lambda: explain(kernel, image, at=(3, 0)))  # -> IndexError: explain: at=(3, 0) is outside the output, which has 3 rows: use 0 to 2
raises(lambda: conv_out(9, 3, 0))  # -> ValueError: conv_out: stride must be from 1 to 2147483647, but got 0
raises(lambda: xcorr("image", kernel))  # -> TypeError: xcorr(): argument 'x' (position 1) must be a Tensor or nested lists of numbers, not str

# One output pixel with its working shown.
pixel = explain(kernel, image, at=(1, 0), bias=-3.0, activation="relu")
# -> output[1, 0]: the 3x3 kernel on rows 1 to 3, columns 0 to 2
# ->
# -> patch      kernel       patch * kernel
# ->  0  1  0    -1  2  -1    0  2   0
# ->  0  1  1    -1  2  -1    0  2  -1
# ->  0  1  0    -1  2  -1    0  2   0
# ->
# -> sum   (0 + 2 + 0) + (0 + 2 - 1) + (0 + 2 + 0) = 2 + 1 + 2 = 5
# -> bias  5 - 3 = 2
# -> relu  relu(2) = 2
# ->
# -> output[1, 0] = 2
# -> S(i, j) = sum over m, n of I(i + m, j + n) * K(m, n)
# -> output[i, j] = relu(S(i, j) - 3)
print(pixel.sum, pixel.value, pixel.patch.tolist() == image[1:4, 0:3].tolist(), pixel.products.sum().item())  # -> 5.0 2.0 True 5.0
print(pixel)  # -> <Explanation of output[1, 0]: sum 5.0, value 2.0>

# Padding shows, and the formula has the numbers of the call.
pixel = explain(tensor([[1, 2], [3, 4]]), x, stride=2, padding=1)
# -> output[0, 0]: the 2x2 kernel on rows -1 to 0, columns -1 to 0
# ->
# -> patch       kernel   patch * kernel
# ->  (0)  (0)    1  2     0  0
# ->  (0)    0    3  4     0  0
# ->
# -> in parentheses: padding, outside the picture
# ->
# -> sum  (0 + 0) + (0 + 0) = 0 + 0 = 0
# ->
# -> output[0, 0] = 0
# -> S(i, j) = sum over m, n of I(2i + m - 1, 2j + n - 1) * K(m, n)

# Channels are explained one by one and added up.
pixel = explain(ones(2, 1, 2), arange(8).reshape(2, 2, 2), at=(1, 0))
# -> output[1, 0]: the 1x2 kernel on row 1, columns 0 to 1
# ->
# -> channel 0
# -> patch   kernel   patch * kernel
# ->  2  3    1  1     2  3
# -> channel 1
# -> patch   kernel   patch * kernel
# ->  6  7    1  1     6  7
# ->
# -> sum  (2 + 3) + (6 + 7) = 5 + 13 = 18
# ->
# -> output[1, 0] = 18
# -> S(i, j) = sum over c, m, n of I(c, i + m, j + n) * K(c, m, n)

# The window step by step.
print(slide(tensor([[1.0, -1.0]]), tensor([[5.0, 3.0, 3.0]]), activation=relu))
# -> frame 1 of 2: output[0, 0], row 0, columns 0 to 1
# -> picture     patch   kernel   patch * kernel
# -> [5  3] 3     5  3    1  -1    5  -3
# -> sum   5 - 3 = 2
# -> relu  relu(2) = 2
# ->
# -> frame 2 of 2: output[0, 1], row 0, columns 1 to 2
# -> picture     patch   kernel   patch * kernel
# ->  5 [3  3]    3  3    1  -1    3  -3
# -> sum   3 - 3 = 0
# -> relu  relu(0) = 0
# ->
# -> S(i, j) = sum over m, n of I(i + m, j + n) * K(m, n)
# -> output[i, j] = relu(S(i, j))
# -> tensor([[2., 0.]])
