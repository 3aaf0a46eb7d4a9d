# The two commands are `make demo` and `make test`; both work on a fresh clone of Debian 12 with Swift.

DEMO ?=
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# With the runtime linked in, `--version` takes 7 ms; with its shared libraries 26 ms.
RELEASE := -c release --static-swift-stdlib --product clearcause

# What the engine links against, what the tests make archives with, and the servers they collect from.
PACKAGES := libarchive-dev libvectorscan-dev libpcre2-dev libisal-dev libsqlite3-dev pkg-config \
    libarchive-tools zstd zip unzip p7zip-full xz-utils bzip2 python3 libxml2-utils openssl age \
    curl iproute2 procps nginx redis-server postgresql

.PHONY: demo test build install bench format lint catalogue golden clean packages

# `make demo DEMO=name` takes another story of Samples/.
demo: build
	@story="$(DEMO)"; \
	if [ -z "$$story" ]; then \
	    for bundle in Samples/*/bundle*; do [ -e "$$bundle" ] && break; done; \
	else \
	    for bundle in Samples/"$$story"/bundle* Samples/"$$story"/bad*; do [ -e "$$bundle" ] && break; done; \
	fi; \
	if [ ! -e "$$bundle" ]; then echo "There is no bundle in Samples/$$story." >&2; exit 1; fi; \
	echo "clearcause analyze $$bundle"; echo; \
	.build/release/clearcause analyze "$$bundle"

test: packages
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	.build/debug/clearcause rules lint
	.build/debug/clearcause rules test --mutate

build: packages
	$(SWIFT) build $(RELEASE)

# The rules are compiled ahead, for all users: the first analysis is as quick as every other.
SHARED = $(DESTDIR)$(PREFIX)/share/clearcause
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARED)"
	install -s -m 755 .build/release/clearcause "$(DESTDIR)$(PREFIX)/bin/clearcause"
	rm -rf "$(SHARED)/Rules" "$(SHARED)/compiled"
	cp -R Rules "$(SHARED)/Rules"
	"$(DESTDIR)$(PREFIX)/bin/clearcause" rules compile "$(SHARED)/compiled"
	chmod -R u=rwX,go=rX "$(SHARED)"

bench: build
	Benchmarks/run

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Writes the table of systems in Rules/README.md anew.
catalogue: packages
	$(SWIFT) build --product clearcause
	.build/debug/clearcause rules catalogue > .build/catalogue.md
	sed -i -e '/^<!-- catalogue:/,/^<!-- end of catalogue -->/{//!d}' -e '/^<!-- catalogue:/r .build/catalogue.md' Rules/README.md

# Writes the reports of Samples/ anew. Read the difference before you keep it.
golden: packages
	UPDATE_GOLDEN=1 $(SWIFT) test --filter SamplesTests

clean:
	rm -rf .build

packages:
	@if ! command -v $(SWIFT) >/dev/null 2>&1; then \
	    echo "There is no $(SWIFT) on the PATH. Clearcause needs Swift 6.2 or newer:" >&2; \
	    echo "  https://www.swift.org/install/linux/ (Debian 12)" >&2; \
	    exit 1; \
	fi; \
	missing=""; \
	for package in $(PACKAGES); do \
	    status=$$(dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null || true); \
	    [ "$$status" = installed ] || missing="$$missing $$package"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	echo "These Debian packages are missing:$$missing"; \
	echo "The engine reads archives and matches patterns with the libraries; the tests make archives with the tools and collect from the servers."; \
	if [ "$$(id -u)" = 0 ]; then as_root=""; \
	elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo; \
	else \
	    echo "They need root. Run this, then make again:" >&2; \
	    echo "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends$$missing" >&2; \
	    exit 1; \
	fi; \
	echo "Installing them with apt-get."; \
	$$as_root apt-get update && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends$$missing
