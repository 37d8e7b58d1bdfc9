# Convbook: build, run, test, install. `make help` lists the targets.

PREFIX ?= /usr/local
DESTDIR ?=
OUT ?= out

LESSONS := lessons/01-images-are-numbers.py lessons/02-a-kernel-slides.py
RECORDED := notebooks/lessons
RELEASE := -c release --static-swift-stdlib --product convbook
BINARY := .build/release/convbook
IMPORT_CHECK := --explicit-target-dependency-import-check=error
# As root apt needs no help; else sudo, or a message that says what to run.
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get

.PHONY: help run build test test-cancellation lint setup setup-data install uninstall clean \
        notebooks course course-table \
        record record-scripts record-text record-syntax record-tensors record-peers fuzz-arrays \
        check-notebooks corpus bench-language \
        bench-engine bench-memory bench-cancellation test-address test-thread fuzz fuzz-compare

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

run: build setup-data ## Builds, then runs lessons 1 and 2; results under out/
	$(BINARY) run $(LESSONS) --out $(OUT)

build: setup ## Builds the release binary, with the Swift library linked in
	swift build $(RELEASE)

test: setup setup-data ## Builds and runs all tests
	swift build --build-tests $(IMPORT_CHECK)
	swift test --skip-build

# Recorded in the short way (fast), with Fashion-MNIST, and with the vector instructions that every x86-64 machine of the
# last ten years has, so that another machine can compare.
notebooks: build setup-data ## Executes all lessons (or COURSE="lessons/12-*.py") into notebooks/lessons
	$(BINARY) run $(or $(COURSE),lessons/*.py) --record --instructions avx2 \
	  --recorded $(RECORDED) --out $(OUT)/lessons
course: build setup-data ## Executes all lessons (or COURSE=…) and compares with notebooks/lessons (minutes)
	$(BINARY) run $(or $(COURSE),lessons/*.py) --check --recorded $(RECORDED) --out $(OUT)/lessons $(ARGS)
course-table: ## Prints which lesson, cell and check serves each item; fails if one has none (ARGS="B1 F5")
	Tests/Course/table.py $(ARGS)

# The tests try the corpora of homeworks 1 and 2, each answer on its own part; here all seven are tried on all parts.
corpus: build ## Grades the answers of known worth to all homeworks (minutes; ARGS="--quick"; HOMEWORK=notebooks/homework/hw3-*)
	@for homework in $(or $(HOMEWORK),notebooks/homework/hw*); do \
	  $(BINARY) homework check $$homework --corpus --jobs $(or $(JOBS),2) $(ARGS) || failed="$$failed $$homework"; \
	done; [ -z "$$failed" ] || { echo "make: not as it should be:$$failed"; exit 1; }

bench-language: build ## Times scripts against python3 (ARGS="fib --rounds 9" picks and repeats)
	Tests/Benchmarks/language/run.py $(ARGS)

# The peers are Pythons that have the packages: TORCH=…, KERAS=…, JAX=… as far as they are there
bench-engine: build ## Times operations and training steps against peers (ARGS="--only train --threads 2" picks)
	TORCH="$(TORCH)" KERAS="$(KERAS)" JAX="$(JAX)" Tests/Benchmarks/engine/compare.py $(ARGS)

bench-memory: build ## Trains for 10,000 steps and prints the memory held (ARGS="--steps 500"; TORCH=… compares)
	Tests/Benchmarks/engine/memory.py --torch "$(TORCH)" $(ARGS)

bench-cancellation: build ## Measures how soon Ctrl-C ends long work (ARGS="join --rounds 1" picks and repeats)
	Tests/Benchmarks/cancellation/run.py $(ARGS)

# What it finds goes to out/fuzz; another binary with BINARY=…
FUZZ = BINARY=$(BINARY) Tests/Fuzz/fuzz.py --seconds $(or $(FUZZ_SECONDS),60) --seed $(or $(FUZZ_SEED),1)
fuzz: ## Runs random and damaged programs and reports what they break (FUZZ_SECONDS, FUZZ_SEED)
	$(FUZZ) $(ARGS)
fuzz-compare: ## Runs random programs on python3 too and groups the lines that differ
	$(FUZZ) --compare $(ARGS)

test-cancellation: setup ## Builds and runs the tests that stop native work on large data (some minutes)
	swift build --build-tests $(IMPORT_CHECK)
	TEST_CANCELLATION=1 swift test --skip-build --filter CancellationTests

# Each in a folder of its own, because everything is built anew.
SANITIZED = "TensorsTests|NetworksTests|DatasetsTests"
# Swift keeps marks in the spare bits of pointers, which the search for leaks does not know.
test-address: setup ## Runs the engine's tests with the address sanitizer
	swift build --build-tests --sanitize=address --scratch-path .build/address
	ASAN_OPTIONS=detect_leaks=0 swift test --skip-build --sanitize=address --scratch-path .build/address --filter $(SANITIZED)
test-thread: setup ## Runs the engine's tests with the thread sanitizer
	swift build --build-tests --sanitize=thread --scratch-path .build/thread
	swift test --skip-build --sanitize=thread --scratch-path .build/thread --filter $(SANITIZED)

lint: ## Checks the format of the code
	swift format lint --strict --recursive Sources Tests Plugins Package.swift

# What is missing of the C libraries is installed with apt where that exists.
setup: ## Installs libedit and zlib for development where they are missing
	@command -v swift >/dev/null || { echo "make: no Swift toolchain: see https://www.swift.org/install/"; exit 1; }
	@missing=""; \
	for package in libedit:libedit-dev zlib:zlib1g-dev; do \
	  pkg-config --exists $${package%%:*} 2>/dev/null || missing="$$missing $${package#*:}"; \
	done; \
	command -v pkg-config >/dev/null || missing="$$missing pkg-config"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
	  echo "make: please install libedit and zlib with their headers, and pkg-config (brew install libedit zlib pkgconf)"; \
	  exit 1; \
	fi; \
	echo "make: installing$$missing with apt-get"; \
	if [ -n "$(SUDO)" ] && ! command -v sudo >/dev/null; then \
	  echo "make: not root and no sudo: please run as root: apt-get install$$missing"; exit 1; \
	fi; \
	$(APT) update -qq && $(APT) install -y -qq $$missing >/dev/null

setup-data: ## Installs the Fashion-MNIST data set where it is missing and can be had
	@if [ -n "$$FASHION_MNIST" ] || [ -e /usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz ]; then exit 0; fi; \
	if command -v apt-get >/dev/null; then \
	  echo "make: installing dataset-fashion-mnist with apt-get"; \
	  { $(APT) install -y -qq dataset-fashion-mnist >/dev/null 2>&1 \
	    || { $(APT) update -qq && $(APT) install -y -qq dataset-fashion-mnist >/dev/null 2>&1; }; } && exit 0; \
	fi; \
	echo "make: Fashion-MNIST cannot be had here; lessons will use generated pictures"

install: ## Puts the binary (built when it is missing) and the lessons under PREFIX
	@[ -x $(BINARY) ] || $(MAKE) build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/convbook/lessons
	install -m 755 -s $(BINARY) $(DESTDIR)$(PREFIX)/bin/convbook
	install -m 644 lessons/*.py lessons/README.md lessons/items.csv $(DESTDIR)$(PREFIX)/share/convbook/lessons

uninstall: ## Removes what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/convbook
	rm -rf $(DESTDIR)$(PREFIX)/share/convbook

clean: ## Removes everything built
	rm -rf .build $(OUT)

# Expected values are recorded from other programs; each recorder says in its head what it needs.
record: record-scripts record-text record-syntax ## Records anew what CPython 3.11 answers
record-scripts:
	Tests/InterpreterTests/record_scripts.py
record-text:
	/usr/bin/python3 Tests/InterpreterTests/record_text.py
record-syntax:
	/usr/bin/python3 Tests/SyntaxTests/Goldens/record.py
record-tensors: ## Records anew what PyTorch answers (PYTHON has torch, keras, scikit-learn, safetensors)
	for recorder in Tests/TensorsTests/Recorded/record*.py Tests/NetworksTests/Recorded/record*.py \
	    Tests/DatasetsTests/Recorded/record.py; do \
	  KERAS_BACKEND=torch $(or $(PYTHON),python3) $$recorder || exit 1; done
# A Python for each: TORCH=…, KERAS=…, NUMPY=…, as far as they are there (NUMPY needs PyTorch too)
record-peers: ## Records anew what PyTorch, Keras and NumPy print (ARGS=--check compares)
	$(if $(TORCH)$(KERAS)$(NUMPY),,$(error give TORCH, KERAS or NUMPY, a Python that has the package))
	$(foreach recorder,record record_examples,$(foreach peer,torch=$(TORCH) keras=$(KERAS) numpy=$(NUMPY),\
	  $(if $(word 2,$(subst =, ,$(peer))),$(word 2,$(subst =, ,$(peer))) \
	  Tests/CourseLibraryTests/Scripts/$(recorder).py $(word 1,$(subst =, ,$(peer))) $(ARGS) &&))) true
fuzz-arrays: ## Compares random expressions over arrays with NumPy (ARGS="--count 5000 --seed 2", PYTHON)
	BINARY=$(BINARY) Tests/Fuzz/arrays.py $(ARGS)
check-notebooks: ## Compares notebooks with Jupytext and nbformat (PYTHON names one that has them)
	$(or $(PYTHON),python3) Tests/NotebookFormatTests/validate.py
