# ---
# jupyter:
#   jupytext:
#     cell_metadata_json: true
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Convbook
#     language: python
#     name: convbook
# ---
before = "the first marker"

# %%
plain = 1

#%%
tight = 2

# %% {"tags": ["a"], "limit": 1.5}
json = 3

# %% A title {"deep": {"list": [1, null, true]}}
titled = 4

# %% key="a = b" other=[1, 2] bare
pairs = 5

# %% single='quoted' flag=True pair=(1, 2) nothing=None
python = 6

# %% words before key = "spaced"
spaced = 7

# %% %% A cell inside
depth = 2

# %%%%% A cell inside a cell inside
depth = 4

# %% broken="quote
lost = 8

# %% .class
dotted = 9

# In[3]:
foreign = 10

# <codecell>
codecell = 11

for i in range(2):
    # %% inside a block
    print(i)

# %%no marker
print("# %% no marker")
text = """
# %% no marker
"""
