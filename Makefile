# kemas: `make demo` runs the main job, `make test` passes the tests. Both install what is missing
# (apt) and share one build.

SHELL := /bin/sh
CARGO ?= cargo
PREFIX ?= /usr/local
TARGET := $(or $(CARGO_TARGET_DIR),target)
KEMAS := $(TARGET)/release/kemas
DEMO ?= $(TARGET)/demo
SIZE ?= 200M
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# What the build links against, then what the tests hold the packages up to.
SYSTEM := gcc libc6-dev pkg-config libgdal-dev libsqlite3-dev
RIVALS := zip pigz 7zip coreutils findutils time util-linux gdal-bin
CHECKERS := strace unzip 7zip libarchive-tools qemu-user time python3 python3-venv gdal-bin poppler-utils
# Names the set of checkers, so that another set is installed anew.
PYTHON_CHECKERS := bagit-sozipfile-pyogrio-pycsw-1

.PHONY: help deps checkers build demo test soak bench lint install setup-time clean

help:
	@echo 'make demo        an office with about 200 MB of synthetic data, through the whole belt'
	@echo 'make test        all tests'
	@echo 'make soak        a year of transactions, eight writers, members around 4 GiB: longer than a test may take'
	@echo 'make bench       ours against the programs a user would pick instead, in one run'
	@echo 'make lint        format, clippy, documentation'
	@echo 'make install     the program into $(PREFIX)/bin'
	@echo 'make deps        the system packages alone'
	@echo 'make setup-time  a clean build, timed, with its ten slowest crates'

# Asks apt only for what is not there, so that a second run costs nothing. Another package manager may be
# at work: `install` waits for dpkg's lock by itself, but no version waits for the locks of the lists and
# the archives, so that what fails for a lock is tried again until WAIT seconds are over.
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

# The reference implementations of BagIt and SOZip, a new GDAL and the schemas of ISO 19139 (pycsw brings
# them), from PyPI, in a folder of their own.
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

soak: deps checkers
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
