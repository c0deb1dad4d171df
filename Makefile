# The two commands a newcomer needs: `make install` and `make test`.

PREFIX ?= $(HOME)/.local
JOBS ?=
export PREFIX

.PHONY: install test bench format lint clean help

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install:  ## build adder for release, put it into PREFIX/bin, and install a first package with it
	@Scripts/bootstrap
	@Scripts/install

test:  ## build and run every test that needs no network
	@Scripts/bootstrap
	@Scripts/test

bench:  ## compare with the peers on this machine, in one run
	@Scripts/bootstrap
	@Benchmarks/compare

format:  ## format all Swift sources
	@swift format --in-place --parallel --recursive Package.swift Sources Tests

lint:  ## check the formatting, as the tests do
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests

clean:  ## remove what was built
	@rm -rf .build
