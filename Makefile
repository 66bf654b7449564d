# kemas: `make demo` serves one request in an example office, `make test` runs the tests. Both install missing system
# packages (apt) and share one build.

SHELL := /bin/sh
CARGO ?= cargo
PREFIX ?= /usr/local
TARGET := $(or $(CARGO_TARGET_DIR),target)
KEMAS := $(TARGET)/release/kemas
DEMO ?= $(TARGET)/demo
SIZE ?= 200M
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# System packages: for the build, for the benchmark's rival programs, and for the tests.
SYSTEM := gcc libc6-dev pkg-config libgdal-dev libsqlite3-dev tzdata
RIVALS := zip pigz 7zip coreutils findutils time util-linux gdal-bin
CHECKERS := strace unzip 7zip libarchive-tools qemu-user time python3 python3-venv gdal-bin poppler-utils
# The name of this set of checkers; a new name makes `make checkers` install them again.
PYTHON_CHECKERS := bagit-sozipfile-pyogrio-pycsw-1

.PHONY: help deps checkers build demo test test-without-maps soak bench lint install setup-time clean

help:
	@echo 'make demo        an office with about 200 MB of synthetic data, from check to handover'
	@echo 'make test        all tests'
	@echo 'make test-without-maps   the tests of the build without GDAL'
	@echo 'make soak        a year of transactions, eight writers, members around 4 GiB: too long for make test'
	@echo 'make bench       compares kemas with the programs a user might use instead'
	@echo 'make lint        format, clippy, documentation'
	@echo 'make install     the program into $(PREFIX)/bin'
	@echo 'make deps        the system packages alone'
	@echo 'make setup-time  a clean build, timed, with its ten slowest crates'

# Asks apt only for packages that are missing, so that a second run is quick. Another package manager may be running.
# apt-get waits for dpkg's lock by itself, but not for the locks of the package lists and archives. So a command that
# fails because of a lock is repeated until WAIT seconds are over.
WAIT ?= 300
define apt_install
	@missing=$$(for p in $(1); do dpkg-query -W -f='$${db:Status-Status}\n' $$p 2>/dev/null \
		| grep -qx installed || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		echo "installing:" $$missing; \
		last=$$(($$(date +%s) + $(WAIT))); \
		apt() { \
			until told=$$($(SUDO) env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
				apt-get -qq -o DPkg::Lock::Timeout=$(WAIT) "$$@" 2>&1 >/dev/null); do \
				case $$told in *'Could not get lock'*) ;; *) last=0 ;; esac; \
				[ $$(date +%s) -lt $$last ] || { printf '%s\n' "$$told" >&2; return 1; }; \
				echo "waiting for another package manager"; \
				sleep 5; \
			done; \
		}; \
		apt update && apt install -y --no-install-recommends $$missing; \
	fi
endef

deps:
	$(call apt_install,$(SYSTEM))

# The reference implementations of BagIt and SOZip, a recent GDAL and the schemas of ISO 19139 (part of pycsw), from
# PyPI, in a folder of their own.
checkers: deps
	$(call apt_install,$(CHECKERS))
	@[ -e $(TARGET)/checkers/$(PYTHON_CHECKERS) ] || { \
		python3 -m venv $(TARGET)/checkers && \
		$(TARGET)/checkers/bin/pip install -q --disable-pip-version-check \
			bagit==1.8.1 sozipfile==0.3.2 pyogrio==0.13.0 lxml==6.1.3 && \
		$(TARGET)/checkers/bin/pip install -q --disable-pip-version-check --no-deps pycsw==2.6.2 && \
		touch $(TARGET)/checkers/$(PYTHON_CHECKERS); }

build: deps
	$(CARGO) build --release --locked

demo: build
	@rm -rf $(DEMO)
	$(KEMAS) --office $(DEMO) demo --size $(SIZE)

test: deps checkers
	KEMAS_TEST_CHECKERS=$(abspath $(TARGET))/checkers/bin $(CARGO) test --release --locked

# The build without GDAL: what it does without maps, and how it refuses them.
test-without-maps: deps
	$(CARGO) test --release --locked --no-default-features --test service no_maps

soak: deps checkers test-without-maps
	KEMAS_TEST_CHECKERS=$(abspath $(TARGET))/checkers/bin $(CARGO) test --release --locked --test service -- --ignored --nocapture soak

lint: deps
	$(CARGO) fmt --check
	$(CARGO) clippy --release --locked --all-targets -- -D warnings
	$(CARGO) clippy --release --locked --all-targets --no-default-features -- -D warnings
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --release --locked --no-deps --document-private-items

bench: build
	$(call apt_install,$(RIVALS))
	$(CARGO) test --release --locked --test service -- --nocapture the_labelled_requests_are_judged
	$(CARGO) bench --locked --bench rivals

install: build
	install -D -m 0755 $(KEMAS) $(DESTDIR)$(PREFIX)/bin/kemas

setup-time: deps
	@benches/setup-time.sh

clean:
	$(CARGO) clean
