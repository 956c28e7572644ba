# Everything a person or a build server does with this repository. Each target first sets up what it needs itself.
.PHONY: setup run run-fresh dev build check test test-fast bench

# Installs what the other targets need; seconds when nothing is to do.
setup:
	@scripts/setup.sh

# Builds everything and serves it on 127.0.0.1:8080, with the data in ./data.
run:
	@scripts/setup.sh build
	@scripts/run.sh

# The same with an empty store; what was in ./data moves to ./data-<time>.
run-fresh:
	@scripts/setup.sh build
	@scripts/run.sh --fresh

# The same, built and started anew whenever a source changes.
dev:
	@scripts/setup.sh build
	@scripts/dev.sh

# The release binary target/release/liemchinh, one file with everything inside.
build:
	@scripts/build.sh

# Static checks, minutes.
check: setup
	@scripts/test.sh check

# Everything that must hold before a change is taken; prints the seconds of each step.
test: setup
	@scripts/test.sh all

# Tests without PostgreSQL, browser and static checks.
test-fast: setup
	@scripts/test.sh fast

# Measurements, not tests.
bench: setup
	@scripts/bench.sh
