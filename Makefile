# The whole of the set-up: `make demo`, `make test`, `make bench`.

SWIFT ?= swift
SAMPLE := Samples/startups.ndjson.gz
BUILD_FLAGS ?=

.PHONY: help demo docs test test-clients test-dependencies test-long sanitize fuzz lint format build install install-server server-release bench bench-thresholds \
	dependencies clean completions

help:
	@echo "make demo      build the release tool, show stores, schemas and 5,015 real startups"
	@echo "make docs      write the reference pages of the schemas in Schemas/"
	@echo "make test      install what the tests need, lint, build, run every test"
	@echo "make test-clients  drive the server with boto3 and the AWS CLI"
	@echo "make bench     run the benchmarks against C on liblmdb (about ten minutes)"
	@echo "make test-long the long forms: a million model operations and migrated items, a thousand crashes"
	@echo "make fuzz      readers of items, expressions and requests under libFuzzer, a minute each"
	@echo "make sanitize  the tests under the thread and the address sanitizer"
	@echo "make install   put the granary tool into PREFIX/bin (default /usr/local)"

# liblmdb and zlib come from the system: apt on Debian and Ubuntu, Homebrew on a Mac.
dependencies:
	@sh Scripts/install-dependencies.sh

test-dependencies: dependencies
	@sh Scripts/install-test-dependencies.sh

build: dependencies
	$(SWIFT) build $(BUILD_FLAGS)

demo: dependencies
	$(SWIFT) build -c release --product granary $(BUILD_FLAGS)
	@"$$($(SWIFT) build -c release --show-bin-path)/granary" demo --sample $(SAMPLE)

docs: dependencies
	$(SWIFT) build --product granary $(BUILD_FLAGS)
	"$$($(SWIFT) build --show-bin-path)/granary" schema docs \
		--schema Schemas/Auxeira --schema Schemas/DreamSeed --out docs
	GRANARY_WRITE_DOCS=1 $(SWIFT) test --filter CompatibilityTests $(BUILD_FLAGS)

# The server's tests talk over sockets with deadlines: they have a process to themselves.
test: test-dependencies lint
	$(SWIFT) build --build-tests $(BUILD_FLAGS)
	$(SWIFT) test --skip-build --skip GranaryServerTests $(BUILD_FLAGS)
	$(SWIFT) test --skip-build --filter GranaryServerTests $(BUILD_FLAGS)
	SWIFT="$(SWIFT)" sh Scripts/test-clients.sh

# boto3 and the AWS CLI against the server, alone.
test-clients: dependencies
	$(SWIFT) build --product granary-server $(BUILD_FLAGS)
	SWIFT="$(SWIFT)" sh Scripts/test-clients.sh

test-long: test-dependencies
	GRANARY_MODEL_OPERATIONS=1000000 GRANARY_CRASH_CYCLES=1000 \
		GRANARY_MIGRATION_ITEMS=1000000 GRANARY_POWER_CUTS=300 $(SWIFT) test $(BUILD_FLAGS)

# Each sanitizer builds apart, so that an ordinary build is not thrown away.
sanitize: test-dependencies
	TSAN_OPTIONS="suppressions=$(CURDIR)/Tests/ThreadSanitizer.supp" \
		$(SWIFT) test --sanitize=thread --scratch-path .build-tsan
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build-asan

lint:
	$(SWIFT) format lint --strict --recursive --parallel \
		Sources Tests Schemas Plugins Package.swift Fuzz/Sources Fuzz/Package.swift

format:
	$(SWIFT) format --in-place --recursive --parallel \
		Sources Tests Schemas Plugins Package.swift Fuzz/Sources Fuzz/Package.swift

# Needs Linux: the fuzzer comes with the toolchain there.
fuzz: dependencies
	$(MAKE) -C Fuzz fuzz SWIFT="$(SWIFT)"

bench: dependencies
	$(MAKE) -C Benchmarks bench SWIFT="$(SWIFT)"

PREFIX ?= /usr/local
install: dependencies
	$(SWIFT) build -c release --product granary
	install -d "$(PREFIX)/bin"
	install "$$($(SWIFT) build -c release --show-bin-path)/granary" "$(PREFIX)/bin/granary"

# The server as it is installed and measured: Swift's libraries are linked in, so that it runs where no
# toolchain is. Built apart from the tool, which needs none of what it is built from.
server-release: dependencies
	$(SWIFT) build -c release --product granary-server --static-swift-stdlib \
		--scratch-path .build-server $$(sh Scripts/server-link-flags.sh)

install-server: server-release
	install -d "$(PREFIX)/bin"
	install -s .build-server/release/granary-server "$(PREFIX)/bin/granary-server"

clean:
	rm -rf .build .build-server .build-tsan .build-asan Benchmarks/.build Benchmarks/.build-server \
		Fuzz/.build
