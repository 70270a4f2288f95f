"""Peers of bench/learners.ts: reads one JSON job from stdin, prints one JSON line a fit. Times include binning."""
import json
import resource
import sys
import time

import numpy as np
from threadpoolctl import threadpool_limits


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def read(path, columns):
    table = np.fromfile(path, dtype="<f8").reshape(columns + 1, -1)
    return np.ascontiguousarray(table[:columns].T), table[columns].copy()


def make(peer, task, trees, threads):
    regression = task == "regression"
    if peer == "lightgbm":
        from lightgbm import LGBMClassifier, LGBMRegressor

        return (LGBMRegressor if regression else LGBMClassifier)(
            n_estimators=trees, num_leaves=31, learning_rate=0.1, n_jobs=threads, verbose=-1
        )
    if peer == "hist-gradient-boosting":
        from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

        return (HistGradientBoostingRegressor if regression else HistGradientBoostingClassifier)(
            max_iter=trees, max_leaf_nodes=31, learning_rate=0.1, early_stopping=False
        )
    if peer == "random-forest":
        from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

        if regression:
            return RandomForestRegressor(trees, max_features=1 / 3, n_jobs=threads, random_state=1)
        return RandomForestClassifier(trees, n_jobs=threads, random_state=1)
    if peer == "extra-trees":
        from sklearn.ensemble import ExtraTreesClassifier, ExtraTreesRegressor

        return (ExtraTreesRegressor if regression else ExtraTreesClassifier)(trees, n_jobs=threads, random_state=1)
    if peer == "elastic-net":
        from sklearn.linear_model import ElasticNet

        return ElasticNet(alpha=0.01, l1_ratio=0.5)
    if peer == "decision-tree":
        from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

        return (DecisionTreeRegressor if regression else DecisionTreeClassifier)(
            max_depth=6, min_samples_leaf=5, random_state=1
        )
    from sklearn.linear_model import LinearRegression, LogisticRegression

    return LinearRegression() if regression else LogisticRegression(max_iter=200)


def score(task, target, predicted):
    from sklearn.metrics import r2_score, roc_auc_score

    return float(r2_score(target, predicted) if task == "regression" else roc_auc_score(target, predicted))


job = json.load(sys.stdin)
task, columns = job["task"], job["columns"]
train, target = read(job["train"], columns)
test, test_target = read(job["test"], columns)
with threadpool_limits(job["threads"]):
    for peer in job["peers"]:
        times = []
        for _ in range(job["repeats"]):
            model = make(peer, task, job["trees"], job["threads"])
            before, started = cpu(), time.perf_counter()
            model.fit(train, target)
            times.append((cpu() - before, time.perf_counter() - started))
            if times[-1][0] > 10:
                break
        predict = model.predict if task == "regression" else (lambda rows: model.predict_proba(rows)[:, 1])
        predicted = predict(test)
        before = cpu()
        runs = 0
        while cpu() - before < 0.3:
            predict(test)
            runs += 1
        per_row = (cpu() - before) / (runs * len(test))
        before = cpu()
        for _ in range(50):
            predict(test[:1])
        single = (cpu() - before) / 50
        first = times[0][0]
        walls = sorted(wall for _, wall in times)
        times.sort()
        print(
            json.dumps(
                {
                    "tool": peer,
                    "fitCpuMs": times[len(times) // 2][0] * 1000,
                    "firstFitCpuMs": first * 1000,
                    "fitWallMs": walls[len(walls) // 2] * 1000,
                    "predictRowsPerSecond": 1 / per_row,
                    "singleRowMicroseconds": single * 1e6,
                    "score": score(task, test_target, predicted),
                }
            ),
            flush=True,
        )
