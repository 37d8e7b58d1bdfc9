# %%
def one():
    return 1


# %%
two = 2


# %%
class Three:
    pass

# %%
four = 4
# %%
five = 5



# %%

six = 6

# %%


# %%
@decorated
def seven():
    """Doc.

    More.
    """


# %% [markdown]
# text


# %%
eight = 8


