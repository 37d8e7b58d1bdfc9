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
# # Lesson 20b: A picture in words
#
# "A square left of a disk." To say that of a picture, a network has to see what is there, see how
# it stands, and put words in a row. The first two are work for a convolutional network. For the
# third we need one new thing: a network that says one word, remembers what it has said, and goes
# on.

# %% [markdown]
# ## 1. Pictures and their captions
#
# Each picture has two shapes: disk, square, triangle or cross. Its caption has three words: shape,
# relation, shape. "A disk right of a square" would describe the same picture as "a square left of a
# disk", so there is a rule: name the left one first, or the upper one.

# %% See: pictures and captions items="F12"
import torch
from torch import nn
import torch.nn.functional as F

words = datasets.caption_words
pictures, captions = datasets.captions(1200 if fast else 4000, seed=0)
new_pictures, new_captions = datasets.captions(240, seed=1)
show(pictures[:6], kind="batch")
for caption in captions[:6].tolist():
    print(caption, datasets.caption(caption))
check("32 x 32 pixels, and three numbers for each", (pictures.shape[1:], captions.shape[1:]), ((1, 32, 32), (3,)))
check("the vocabulary: four shapes and two relations", len(words), 6)
check("[1, 4, 0] says", datasets.caption([1, 4, 0]), "a square left of a disk")

# %% Predict: how many captions are there? items="F12"
predict("Four shapes for the first, two relations, three other shapes for the second: how many captions?", 24)
different = {tuple(caption) for caption in captions.tolist()}
print(len(different), "different captions; a blind guess is right once in", len(different))
check("24", len(different), 24)
check("never the same shape twice", all(first != second for first, _, second in different))

# %% [markdown]
# ## 2. Eye and mouth
#
# The **eye** is a small CNN. It turns the picture into 64 numbers. The **mouth** speaks in steps.
# It keeps a **state**, 64 numbers that say where it is in the sentence and what it has said. In
# every step it takes three things, namely what the eye saw, its state, and the word it said last; a
# dense layer with ReLU makes the new state of them, and another dense layer turns the state into a
# score for every word. The best word is said, and is what "the word said last" means in the next
# step. The same two layers in every step: weights are shared along the sentence, as a convolution
# shares them along a picture. A network that feeds its state back to itself is called
# **recurrent**.
#
# Words are no numbers one could multiply. So each word gets a row of 64 numbers of its own, which
# are learned like weights (an *embedding*). One row more means "nothing said yet".

# %% See: the network items="F12"
class Captioner(nn.Module):
    """(N, 1, 32, 32) -> (N, words, 3): a score of every word for each of three places."""

    def __init__(self, size=64):
        super().__init__()

        def block(cin, cout):
            return [nn.Conv2d(cin, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(),
                    nn.MaxPool2d(2)]

        self.eye = nn.Sequential(*block(1, 16), *block(16, 32), *block(32, 32), nn.Flatten(), nn.Linear(512, size))
        self.rows = nn.Embedding(len(words) + 1, size)
        self.think = nn.Linear(3 * size, size)
        self.say = nn.Linear(size, len(words))

    def speak(self, seen):
        state = zeros(seen.shape)
        word = torch.full((len(seen),), len(words))  # nothing said yet
        scores = []
        for place in range(3):
            state = F.relu(self.think(cat([seen, state, self.rows(word)], dim=1)))
            scores.append(self.say(state))
            word = scores[-1].argmax(dim=1)
        return stack(scores, dim=2)

    def forward(self, x):
        return self.speak(self.eye(x))


manual_seed(0)
captioner = Captioner()
print("the eye learns", count_params(captioner.eye), "numbers, the mouth",
      sum(count_params(part) for part in [captioner.rows, captioner.think, captioner.say]))
sketch(captioner.eye, (1, 32, 32))
check("six scores for each of three places", captioner(pictures[:5]).shape, (5, 6, 3))
check("64 numbers from the eye", captioner.eye(pictures[:5]).shape, (5, 64))

# %% [markdown]
# The loss is the cross-entropy of every word, as if each were a class. It reaches back through the
# sentence into the eye: nobody tells the eye what a square is, it finds out because the *word*
# square was wrong.

# %% Compute: training items="F12"
story = fit(captioner, pictures, captions, epochs=8 if fast else 20, lr=0.002, loss="cross_entropy")
captioner.eval()
with torch.no_grad():
    said = captioner(new_pictures).argmax(dim=1)
print("words right, by place:", [round(value, 3) for value in (said == new_captions).float().mean(dim=0).tolist()])
# measured over seeds 0 to 3: the worst place .93 to 1.0
check("each word right in 8 of 10 pictures", (said == new_captions).float().mean(dim=0).min().item() >= 0.8)

# %% [markdown]
# A caption with one wrong word is a wrong caption. So count those that are right in all three.

# %% Exercise 20.3: how many captions are wholly right? items="F12"
def exact(said, truth):
    """The part of the rows of two tensors (N, 3) that agree in all three places."""
    ### BEGIN SOLUTION
    return (said == truth).all(dim=1).float().mean().item()
    ### END SOLUTION


check("one of two", exact(tensor([[1, 4, 0], [2, 5, 3]]), tensor([[1, 4, 0], [2, 5, 1]])), 0.5,
      hint="(said == truth) has three answers for each caption: all of them must be True")
check("one wrong word is enough, whichever it is",
      exact(tensor([[1, 4, 0]] * 4), tensor([[1, 4, 0], [2, 4, 0], [1, 5, 0], [1, 4, 3]])), 0.25)
check("all", exact(new_captions, new_captions), 1.0)
# measured over seeds 0 to 3: 1.0, 1.0, 1.0, .92
check("the captioner: eight of ten or more", exact(said, new_captions), lambda found: found >= 0.8)

# %% [markdown]
# **Hint.** `(said == truth)` is a tensor (N, 3) of True and False. `.all(dim=1)` asks each row.

# %% [markdown]
# **Second hint.** `(said == truth).all(dim=1).float().mean().item()`.

# %% See: what it says of new pictures items="F12"
show(new_pictures[6:12], kind="batch", title="new pictures")
for answer, truth in zip(said[6:12].tolist(), new_captions[6:12].tolist()):
    print(f"{datasets.caption(answer):28} truth: {datasets.caption(truth)}")
wholly = (said == new_captions).all(dim=1).float().mean().item()
print(f"wholly right: {wholly:.3f} of 240; a blind guess: {1 / 24:.3f}")
check("eight of ten or more", wholly >= 0.8)

# %% See: sure of every word? items="F12"
with torch.no_grad():
    chances = softmax(captioner(new_pictures[6:7])[0].T)
for place, name in enumerate(["first", "second", "third"]):
    show({word: chance for word, chance in zip(words, chances[place].tolist())}, kind="bars", title=f"{name} word")
check("the probabilities of each place sum to 1", chances.sum(dim=1), ones(3), tol=1e-5)

# %% [markdown]
# ## 3. What does it say when there is nothing to see?
#
# Give it a picture of pure noise. Then, cover one of two shapes.

# %% Predict: a sentence about noise items="F12"
predict("Will it say that it sees nothing? 1 yes, 0 no", 0)
manual_seed(0)
with torch.no_grad():
    of_noise = captioner(torch.rand(6, 1, 32, 32)).argmax(dim=1)
for answer in of_noise.tolist():
    print(datasets.caption(answer))
twice = (of_noise[:, 0] == of_noise[:, 2]).sum().item()
print(twice, "of 6 name the same shape twice, and no caption ever did")
check("it has three words for everything", of_noise.shape, (6, 3))
check("and no doubts: it says what no caption said", twice >= 1)  # measured 2 to 6 over seeds 0 to 3

# %% Change: cover a part of the picture items="F12"
side = "right"  # "left", "top", "bottom"

relation = 4 if side in ("left", "right") else 5
rows = [row for row, caption in enumerate(new_captions.tolist()) if caption[1] == relation]
covered, truth = new_pictures[rows].clone(), new_captions[rows]
half = slice(0, 16) if side in ("left", "top") else slice(16, 32)
ground = covered.flatten(1).median(dim=1).values.reshape(-1, 1, 1, 1)
if relation == 4:
    covered[:, :, :, half] = ground
else:
    covered[:, :, half] = ground
with torch.no_grad():
    answers = captioner(covered).argmax(dim=1)
show(covered[0], title=f"the {side} half covered")
print("the whole picture:", datasets.caption(truth[0].tolist()))
print("it says:          ", datasets.caption(answers[0].tolist()))

in_view = 2 if side in ("left", "top") else 0
named = (answers[:, in_view] == truth[:, in_view]).float().mean().item()
whole = (answers == truth).all(dim=1).float().mean().item()
twice = (answers[:, 0] == answers[:, 2]).float().mean().item()
print(f"of {len(rows)} pictures covered like that: the shape in view is right in {named:.2f}, the caption in "
      f"{whole:.2f}; the same shape twice in {twice:.2f}")
# measured over seeds 0 to 3 and the four sides: .77 to 1.0, .21 to .28, .09 to .35
check("the shape in view is named", named >= 0.65)
check("the other one is guessed, one of four", whole, 0.25, tol=0.1)
check("sometimes it says what no caption said", twice > 0)

# %% [markdown]
# It never says "I do not know": no caption that it has learned from did. It fills the gap with a
# sentence of the right form, even with one that no caption ever said, as "a disk left of a disk". Of
# the shape in view it speaks the truth; of the other one it is right as often as a blind guess among
# four, and sounds just as sure. (So good form says nothing about whether there was anything to see.)
# Large captioners and chat programs do the same at length, and then it is called hallucination.
#
# ## 4. A word on transformers
#
# One lecture has a single word in its margin: *transformer*. Most captioners since 2017 are built
# of them. Their layer is **attention**: each place takes a mean of *all* places, near and far,
# weighed by how well they fit. That is two products of matrices and a softmax. It is the opposite of
# a kernel in both respects of lesson 5: nothing is local, and the weights are made anew from each
# input. (A real one first multiplies x by three learned matrices, so that it can look for something
# other than likeness.)

# %% Compute: attention, and what it does not know items="F22"
def attention_weights(x):
    """(N, D) -> (N, N): how much each of N places takes from each."""
    return softmax(x @ x.T / x.shape[1] ** 0.5, dim=1)


def attention(x):
    return attention_weights(x) @ x


manual_seed(0)
places = torch.randn(6, 8)
order = tensor([3, 0, 5, 1, 4, 2])
convolution = nn.Conv1d(8, 8, 3, padding=1)


def along(x):
    """The convolution over N places in their order."""
    with torch.no_grad():
        return convolution(x.T.unsqueeze(0))[0].T


show((100 * attention_weights(places)).round(), kind="numbers", title="of a hundred: who takes how much from whom")
check("each row is a mean: its weights sum to 1", attention_weights(places).sum(dim=1), ones(6), tol=1e-5)
check("shuffle the places, and the answers are shuffled: it knows no order",
      attention(places[order]), attention(places)[order], tol=1e-5)
check("a convolution lives by the order", (along(places[order]) - along(places)[order]).abs().max().item() > 0.1)

# %% [markdown]
# So one layer of attention reaches across the whole picture, where kernels of 3 need a stack of
# layers. The price: N places have N times N weights, and neighbours mean nothing until one adds the
# place itself to the numbers of each place. Kernels know about neighbours from the start.
#
# ## What you know now
#
# - An image captioner is a CNN that sees and a recurrent network that speaks, trained as one.
# - The mouth uses the same layers in each step, with what was seen, its state and its last word.
# - Judge whole captions, not words; compare with the blind guess.
# - It speaks well even when there is nothing to say.
#
# From seeing to saying, and now from seeing to doing: [lesson 20c](20c-navigation.py).
