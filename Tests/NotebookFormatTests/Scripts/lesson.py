# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Convbook
#     language: python
#     name: convbook
# ---

# %% [markdown]
# # A kernel slides
#
# The *kernel* meets every patch of the image: `3x3` products, one sum.

# %% One output pixel
patch = [[1, 2], [3, 4]]
kernel = [[0, 1], [1, 0]]
total = sum(patch[i][j] * kernel[i][j] for i in range(2) for j in range(2))
print(total)


# %% The whole map tags=["exercise"]
def slide(image, kernel):
    ### BEGIN SOLUTION
    return [[0]]
    ### END SOLUTION


# %% Check items=["A1", "B2"] points=2
assert slide([[1]], [[1]]) == [[0]]
