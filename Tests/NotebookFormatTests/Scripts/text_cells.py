# %% [markdown]
# # Comments
#no blank after the sign
#
# # a heading in a heading
without a sign

# %% [markdown]
"""
Triple quotes
"""

# %% [md]
'''
Single triple quotes
'''

# %% [markdown]
r"""
$\alpha$ in raw quotes
"""

# %% [markdown]
"""On the same line"""

# %% A title [markdown] tags=["prose"]
# ```
# %% inside a fence
# ```

# %% [raw]
# as it is

# %% [markdown]

# %% [raw] format="text/restructuredtext"
"""
Raw in quotes
"""
