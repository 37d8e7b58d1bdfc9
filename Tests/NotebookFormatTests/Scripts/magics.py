# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Convbook
#     language: python
#     name: convbook
# ---

# %%
# %matplotlib inline
# !pip install numpy \
#   --quiet
# ?print
x = 7 % 3
# files = !ls
# a comment that stays

# %%
# %%time
y = x

# %%
if x:
    # %timeit x + 1
    pass
# %matplotlib notebook # noescape
text = """
# %matplotlib inline
"""

# %% language="bash"
# ls -l
# echo done

# %% magic_args="--out files" language="bash"
# ls

# %%
x = [
    1,  # why?
    # why?
# ls
    # %time is no magic to Python here
    2]
y = 7 \
    # %x
print(
    "ls",
    # !ls \
    #   -l
)
"""
# ls
"""
# ls
