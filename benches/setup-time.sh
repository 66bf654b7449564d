#!/bin/sh
# Measures a clean release build in a temporary folder and lists the ten slowest crates.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo fetch --locked --quiet
start=$(date +%s)
CARGO_TARGET_DIR="$folder" cargo build --release --locked --quiet --timings
echo "clean build: $(($(date +%s) - start)) s on $(nproc) cores (bar: 240 s)"
python3 - "$folder"/cargo-timings/cargo-timing.html <<'PYTHON'
import json, re, sys
page = open(sys.argv[1], encoding="utf-8").read()
units = json.loads(re.search(r"UNIT_DATA = (\[.*?\n\]);", page, re.S).group(1))
slowest = {}
for unit in units:
    key = f"{unit['name']} {unit['version']}"
    slowest[key] = slowest.get(key, 0) + unit["duration"]
for name, seconds in sorted(slowest.items(), key=lambda pair: -pair[1])[:10]:
    print(f"{seconds:7.1f} s  {name}")
PYTHON
