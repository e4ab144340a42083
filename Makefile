# What people type. Each target shows what it does, may be run again, and fails with one line that says what to do.

.PHONY: help up down test check guide clients walk bench

help:
	@echo "make up       install what is missing, build, start a region in the background, print a walk to paste"
	@echo "make down     stop the region and remove everything it made on this machine"
	@echo "make test     everything: checks, tests, the official clients, the guide run, the walk of README"
	@echo "make guide    the scenarios of the guides with real packets; CASES=FILE for others of the same form"
	@echo "make clients  the official SDKs, unmodified, over HTTP and HTTPS; needs no root"
	@echo "make bench    measure; AREA=api|enforce|dataplane|... for a part"

up:
	@scripts/up

down:
	@scripts/down

test:
	@scripts/test

check:
	@scripts/prerequisites build
	@cargo xtask check

guide:
	@scripts/guide $(if $(CASES),"$(CASES)")

clients:
	@scripts/clients

walk:
	@scripts/walk

bench:
	@scripts/bench $(if $(AREA),"$(AREA)")
