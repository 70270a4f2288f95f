#!/usr/bin/env bash
# Look, fit, judge on rows set apart, predict, ship: without writing a program.
set -euo pipefail
data=$(cd "$(dirname "${BASH_SOURCE[0]}")/../data" && pwd)

csvanalyzer profile "$data/adult.csv" --target income
head -n 1600 "$data/adult.csv" > train.csv
{ head -n 1 "$data/adult.csv"; tail -n +1601 "$data/adult.csv"; } > test.csv

csvanalyzer fit train.csv --target income --learners logistic,gradientBoosting --effort low --seed 7 -o income.json
csvanalyzer evaluate income.json test.csv
csvanalyzer predict income.json test.csv -o predictions.csv
csvanalyzer export income.json --to javascript -o income.js
wc -l < predictions.csv
