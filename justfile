# The recipes of the house. `just` alone lists them; none is needed: each is one or two plain commands.

python := ".venv/bin/python"

# list the recipes
default:
    @just --list

# make .venv and install the package, editable, with what the checks need
install:
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -e '.[test]'

# run all checks: style, types, rooms, sizes, docs, tables, tests, floors
check:
    {{python}} -m pytest

# run the tests of one room, as `just room sources`
room name:
    {{python}} -m pytest tests/{{name}}

# put the code into the house's format
format:
    {{python}} -m ruff check --fix .
    {{python}} -m ruff format .

# rebuild what is generated: the tables from resources/, the pages from the code
generate:
    {{python}} scripts/build_tables.py
    {{python}} scripts/build_docs.py

# score the package on the data beside it (../shared) and write evaluation/results.md
evaluate:
    {{python}} -m evaluation.score

# train the model anew from ../shared/data, and put its files into the package
train:
    .venv/bin/pip install --quiet --disable-pip-version-check -e '.[train]'
    {{python}} -m training.train --out build/model
    {{python}} -m training.export build/model

# build the wheel and the sdist into dist/
dist:
    {{python}} -m hatchling build
