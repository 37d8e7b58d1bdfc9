# The lines of verbose 1 and 2 without what differs from run to run: times and rates.
import contextlib
import io


def plain(body):
    """What is printed, without escapes, times and what backspaces took away."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        body()
    for line in output.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[32m", "").replace(
            "\x1b[37m", "").split("\n"):
        line = line.split("\r")[-1].split("\x08")[-1]
        words = [word for word in line.split(" ") if not (word[:1].isdigit() and word.endswith(("s", "/step")))]
        print(" ".join(words).replace("- - ", "- ").replace(" - -", " -").rstrip(" -"))


x = fixed(20, 3, scale=0.3)
y = tf.cast(tf.reduce_sum(x, axis=1, keepdims=True) > 0, "float32")
model = keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="relu"), layers.Dense(1, activation="sigmoid")])
fill(model)
model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy", "mse"])
plain(lambda: model.fit(x, y, epochs=2, batch_size=8, shuffle=False, validation_data=(x, y)))
plain(lambda: model.fit(x, y, epochs=2, batch_size=8, shuffle=False, verbose=2))
plain(lambda: model.fit(x, y, epochs=1, shuffle=False, verbose=0))
plain(lambda: model.evaluate(x, y))
plain(lambda: model.predict(x, batch_size=8))
plain(lambda: model.evaluate(x, y, verbose=2))
