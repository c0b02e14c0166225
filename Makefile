# `make` lists the targets. What they need is set up by scripts/setup.sh, in a cache outside this folder.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

NATIVE := $(shell scripts/native-dir)
ACCURACY_PYTHON := $(shell scripts/cache-dir accuracy)/bin/python

# One absolute place for everything, wherever a target's command runs.
export PROCTOR_CACHE := $(shell scripts/cache-dir)

# The package manager finds OpenVINO here, but drops the run path that its .pc file could name.
export PKG_CONFIG_PATH := $(NATIVE)/pkgconfig$(if $(PKG_CONFIG_PATH),:$(PKG_CONFIG_PATH))
SWIFT_FLAGS := --explicit-target-dependency-import-check error -Xlinker -rpath -Xlinker "$(NATIVE)/lib"

# Tools of the tests that are not installed.
export PATH := $(PATH):$(shell scripts/cache-dir promtool)/usr/bin

SWIFT_SOURCES := $(wildcard Sources Tests Package.swift Benchmarks)
DEMO := build/demo
HEAVY_TESTS := FailingModelTests|SilentModelTests|ScoredAnalysisTests|KillingTests

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## install what is needed: Debian packages, OpenVINO, models
	@scripts/setup.sh

.PHONY: build
build: setup ## build .build/release/proctor
	swift build -c release --product proctor $(SWIFT_FLAGS)

$(DEMO)/sample.mp4: | accuracy-python
	@mkdir -p $(DEMO)
	cd Tests/Accuracy && "$(ACCURACY_PYTHON)" -m scenes sample --proctor "$(CURDIR)/.build/release/proctor" --out "$(CURDIR)/$@"

.PHONY: demo
demo: build $(DEMO)/sample.mp4 ## analyze and score a sample recording and show where its report is
	.build/release/proctor kb seed --database $(DEMO)/knowledge.sqlite
	scripts/with-model .build/release/proctor analyze $(DEMO)/sample.mp4 --output $(DEMO) \
		--role software_engineer --level mid --database $(DEMO)/knowledge.sqlite
	@echo "The report is in $(DEMO):"; ls -1 $(DEMO)

.PHONY: run
run: build $(DEMO)/sample.mp4 ## serve the interface, and print what starts a session, hands in the sample and fetches its report
	scripts/with-model scripts/run.sh .build/release/proctor $(DEMO)/sample.mp4

.PHONY: model
model: ## fetch a language model and its server, for those without one of their own
	@scripts/setup.sh --only model

.PHONY: evaluate
evaluate: setup ## measure the search on judged collections, and the scoring on known answers, by a sample (about 45 minutes)
	@scripts/setup.sh --only retrieval
	swift build -c release --product retrieval-probe $(SWIFT_FLAGS)
	swift build -c release --product embed-probe $(SWIFT_FLAGS)
	swift build -c release --product scoring-probe $(SWIFT_FLAGS)
	swift build -c release --product speech-probe $(SWIFT_FLAGS)
	"$$(scripts/cache-dir retrieval)/bin/python" Tests/Evaluation/retrieval/run.py --probe .build/release/retrieval-probe \
		--embed-probe .build/release/embed-probe --collections "$$(scripts/cache-dir collections)" \
		--out build/retrieval.json
	scripts/with-model python3 Tests/Evaluation/evaluate.py --probe .build/release/scoring-probe \
		--speech-probe .build/release/speech-probe --out build/evaluation.json $(EVALUATE)

.PHONY: test
test: setup accuracy-python model ## run all tests and the quick part of the accuracy suite (about 15 minutes)
	@scripts/setup.sh --only promtool
	swift build --build-tests $(SWIFT_FLAGS)
	scripts/swift-test.sh --skip '$(HEAVY_TESTS)' --skip LocalModel $(SWIFT_FLAGS)
	@# Whole analyses and a language model take every core, and tests with deadlines would miss them beside them.
	scripts/swift-test.sh --filter '$(HEAVY_TESTS)' $(SWIFT_FLAGS)
	scripts/swift-test.sh --filter LocalModel $(SWIFT_FLAGS)
	python3 Tests/Evaluation/retrieval/test_measures.py
	"$$(scripts/cache-dir model)/bin/python" scripts/model/test_model.py --models "$$(scripts/cache-dir models)"
	PROCTOR="$(CURDIR)/.build/debug/proctor" "$(ACCURACY_PYTHON)" Tests/Accuracy/run.py --subset quick
	@scripts/setup.sh --only api-fuzz
	"$$(scripts/cache-dir api-fuzz)/bin/python" Tests/Fuzz/run.py --quick \
		--proctor .build/debug/proctor --flags-probe .build/debug/flags-probe

.PHONY: fuzz
fuzz: build flags-probe ## try the interface with requests that are made up, as each role (about 3 minutes)
	@scripts/setup.sh --only api-fuzz
	"$$(scripts/cache-dir api-fuzz)/bin/python" Tests/Fuzz/run.py \
		--proctor .build/release/proctor --flags-probe .build/release/flags-probe $(FUZZ)

.PHONY: faults
faults: build ## kill servers and workers, and show that nothing is lost or done twice (about 2 minutes)
	python3 Tests/Faults/kill_worker.py --proctor .build/release/proctor $(FAULTS)

.PHONY: accuracy
accuracy: build probe accuracy-python ## run the whole accuracy suite on the release build
	PROCTOR="$(CURDIR)/.build/release/proctor" "$(ACCURACY_PYTHON)" Tests/Accuracy/run.py

.PHONY: bench
bench: build probe flags-probe $(DEMO)/sample.mp4 ## measure speed, side by side with the peers
	@scripts/setup.sh --only bench-vision --only bench-speech --only bench-page --only bench-server
	PROCTOR="$(CURDIR)/.build/release/proctor" "$$(scripts/cache-dir bench-vision)/bin/python" Benchmarks/run.py
	cd Tests/Accuracy && "$(ACCURACY_PYTHON)" -m hearing words --out "$(CURDIR)/build/words"
	PROCTOR="$(CURDIR)/.build/release/proctor" "$$(scripts/cache-dir bench-speech)/bin/python" Benchmarks/speech.py \
		--words build/words
	swift build -c release --product retrieval-bench $(SWIFT_FLAGS)
	.build/release/retrieval-bench
	python3 Benchmarks/search.py --proctor .build/release/proctor
	swift build --build-tests $(SWIFT_FLAGS)
	mkdir -p build/page && ffmpeg -v error -y -t 8 -i $(DEMO)/sample.mp4 -c copy build/page/clip.mp4
	PROCTOR_LONG_PAGE="$(CURDIR)/build/page" swift test --disable-xctest --skip-build --filter LongInterviewTests $(SWIFT_FLAGS)
	"$$(scripts/cache-dir bench-page)/bin/python" Benchmarks/page.py build/page/report.html
	"$$(scripts/cache-dir bench-server)/bin/python" Benchmarks/flags.py \
		--proctor .build/release/proctor --flags-probe .build/release/flags-probe
	"$$(scripts/cache-dir bench-server)/bin/python" Benchmarks/idle.py --proctor .build/release/proctor

.PHONY: probe
probe: setup
	swift build -c release --product vision-probe $(SWIFT_FLAGS)
	swift build -c release --product speech-probe $(SWIFT_FLAGS)

.PHONY: flags-probe
flags-probe: setup
	swift build -c release --product flags-probe $(SWIFT_FLAGS)

.PHONY: lint
lint: ## check the format and the arrows between targets
	@scripts/setup.sh --only system
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)
	scripts/check-arrows.py --self-test
	scripts/check-arrows.py

.PHONY: format
format: ## format all Swift sources in place
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

.PHONY: clean
clean: ## remove what was built here (the cache outside stays)
	rm -rf .build build

.PHONY: accuracy-python
accuracy-python:
	@scripts/setup.sh --only accuracy --only voices
