# Digital Government Accords. `make help` lists the targets.

SHELL := /bin/sh
ARGS  ?=

# A checkout of another user, or none at all, has no version to stamp.
VCS := $(shell git rev-parse HEAD >/dev/null 2>&1 || echo -buildvcs=false)
export GOFLAGS := $(strip $(GOFLAGS) $(VCS))

EXTRAS := web/static/dist/htmx.js web/static/dist/source-sans-3-latin-wght-normal.woff2
NPM    := npm --prefix web --no-audit --no-fund --loglevel=error

.DEFAULT_GOAL := help
.PHONY: help build run test cluster-test verify weights lighthouse bench load peers chaos fuzz audit release clean extras npm browser

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: extras ## bin/portal, with the client extras where there is npm
	go build -o bin/portal ./cmd/portal

run: build ## build, start a private Postgres, migrate, import, serve (ARGS="--addr :8081")
	@exec bin/portal serve $(ARGS)

test: browser npm extras verify ## all set-up, verify, then every test with the race detector
	@go build -o bin/withpg ./cmd/withpg
	bin/withpg go test -race -timeout 30m $(ARGS) ./...

cluster-test: ## a primary and two standbys on loopback: one dies, the other hangs and dies, one is promoted; no read may fail
	CLUSTER_TEST=1 go test -count=1 -timeout 10m -v -run '^TestReadingOutlivesThePrimary$$' ./cmd/portal

verify: ## formatting, vet, staticcheck, fresh generated files, a sound catalogue, scripts and styles
	@unformatted=$$(gofmt -l cmd internal migrations seeds web/page web/static); \
	  if [ -n "$$unformatted" ]; then echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	go mod verify
	go vet ./...
	go tool staticcheck ./...
	@before=$$(cat web/page/*_templ.go | cksum); go tool templ generate -path web/page -log-level error; \
	  if [ "$$before" != "$$(cat web/page/*_templ.go | cksum)" ]; then echo "*_templ.go were not fresh: commit what go tool templ generate -path web/page has written"; exit 1; fi
	go run ./cmd/portal check --catalogue seeds/catalogue
	@$(MAKE) --no-print-directory weights
	@go tool esbuild --log-level=warning --outdir=bin/checked web/static/app.js web/static/app.css

weights: ## what pages, style sheet and scripts weigh gzipped; fails above the budgets
	@out=$$(go test -count=1 -v -run '^TestWeight' ./web/page ./web/static) || { echo "$$out"; exit 1; }; \
	  echo "$$out" | sed -n 's/^ *[a-z_]*test.go:[0-9]*: //p'

lighthouse: build ## Lighthouse on home, list, agreement, country and source; below 100 fails
	@$(NPM:web=web/lighthouse) ci --ignore-scripts
	@CHROME_PATH=$${CHROME_PATH:-$$(command -v chromium || command -v google-chrome)} node web/lighthouse/run.mjs bin/portal

# What go test prints goes to standard error while it runs; the table comes last.
# The packages run one after the other, or they would measure each other.
BENCH     ?= .
BENCHTIME ?= 1s
bench: peers build ## every figure that was promised, against its target: one table (BENCH=Served a part of it)
	@go build -o bin/withpg ./cmd/withpg && go build -o bin/figures ./cmd/figures
	@{ bin/withpg go test -p 1 -timeout 60m -run '^$$' -bench '$(BENCH)' -benchtime $(BENCHTIME) -benchmem $(ARGS) ./... 2>&1 || echo FAIL; } | bin/figures

load: ## what the portal does at five times its capacity, and with 500 slow connections
	@$(MAKE) --no-print-directory bench BENCH=Load

# The programs that the portal is measured against.
peers:
	@if command -v wrk >/dev/null 2>&1 && { command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; }; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && grep -q '^ID=debian' /etc/os-release 2>/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk nginx-light; \
	else echo "note: without wrk and nginx the rows of pages from memory are not measured: install them" >&2; fi

# SEED=n repeats other places; the tests print theirs.
chaos: ## imports that meet a fault at every edge of a transaction and 40 statements between, on two servers (six minutes)
	@go build -o bin/withpg ./cmd/withpg
	CHAOS=1 bin/withpg go test -count=1 -timeout 90m $(ARGS) -run '^Test(ImportSurvives|ThreeImports)' ./internal/importer

FUZZTIME ?= 60s
fuzz: ## every fuzz target for FUZZTIME (60s)
	@go build -o bin/withpg ./cmd/withpg
	@grep -rl --include='*_test.go' '^func Fuzz' cmd internal seeds web/page web/static | while read -r file; do \
	  for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' "$$file"); do \
	    echo "$$target in $$(dirname "$$file")"; \
	    bin/withpg go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s "./$$(dirname "$$file")" || exit 1; \
	  done; done

# The version of govulncheck that builds with what the module proxy has.
audit: ## known weaknesses in what the binary is made of (asks the Go vulnerability database; VULNDB=file:///… names a copy)
	@go run golang.org/x/vuln/cmd/govulncheck@v1.7.0 $(if $(VULNDB),-db $(VULNDB)) ./...

# The same source gives the same bytes, in whatever folder: no paths, no build
# id, no state of the checkout. bin/release/SHA256SUMS is what others compare.
RELEASE := CGO_ENABLED=0 GOFLAGS= go build -trimpath -buildvcs=false -ldflags='-s -w -buildid='
release: extras ## bin/release: the binary twice from two folders (which have to be equal), its bill of materials, checksums
	@rm -rf bin/release bin/elsewhere && mkdir -p bin/release bin/elsewhere
	@$(RELEASE) -o bin/release/portal ./cmd/portal
	@tar -c --exclude=node_modules --exclude=testdata cmd internal migrations seeds web go.mod go.sum | tar -x -C bin/elsewhere
	@cd bin/elsewhere && $(RELEASE) -o portal ./cmd/portal
	@cmp bin/release/portal bin/elsewhere/portal && rm -rf bin/elsewhere
	@bin/release/portal version --sbom > bin/release/portal.cdx.json
	@cp cmd/portal/systemd/* bin/release/
	@cd bin/release && sha256sum * > SHA256SUMS && cat SHA256SUMS

clean: ## what the build and npm made; never the data
	rm -rf bin web/node_modules web/lighthouse/node_modules $(EXTRAS)

# The portal builds and works without Node and without the network: pages then
# reload where htmx would have replaced a part of them.
extras:
	@if command -v npm >/dev/null 2>&1; then \
	  $(MAKE) --no-print-directory $(EXTRAS) || echo "note: npm failed; building without the client extras"; \
	else echo "note: no npm found; building without the client extras"; fi

# Tests need what the build can do without.
npm:
	@if command -v npm >/dev/null 2>&1; then $(MAKE) --no-print-directory web/node_modules/.package-lock.json; \
	else echo "note: install Node 20 and npm for the checks of the pages"; [ "$$CI" != true ]; fi

# npm writes the target as its last act. Its packages run no scripts here.
web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	$(NPM) ci --ignore-scripts
	@touch $@

web/static/dist/htmx.js: web/node_modules/.package-lock.json
	@cp web/node_modules/htmx.org/dist/htmx.min.js $@

web/static/dist/source-sans-3-latin-wght-normal.woff2: web/node_modules/.package-lock.json
	@cp web/node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2 $@

# The same names as in cmd/portal's browser tests.
browser:
	@for name in "$$CHROME_PATH" chromium chromium-browser google-chrome google-chrome-stable "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do \
	  if [ -n "$$name" ] && command -v "$$name" >/dev/null 2>&1; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && grep -q '^ID=debian' /etc/os-release 2>/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	else echo "note: the browser tests need Chromium: install the package chromium, or set CHROME_PATH"; [ "$$CI" != true ]; fi
