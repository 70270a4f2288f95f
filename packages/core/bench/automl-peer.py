"""The peers that bench/automl.ts runs: reads one JSON job from stdin, prints one JSON line a fold.

LightGBM with its defaults gives log loss, Brier score and calibration error beside the reference scores; FLAML, where it is
installed, gets the CPU time that our fit took and is scored by the metric of the set.
"""
import json
import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
job = json.load(sys.stdin)


def table_of(job):
    table = pd.read_csv(job["file"])
    table = table[table[job["target"]].notna()].reset_index(drop=True)
    y = table.pop(job["target"])
    table = table.drop(columns=[name for name in job["drop"] if name in table])
    for name in list(table.columns):
        if pd.api.types.is_numeric_dtype(table[name]):
            continue
        numbers = pd.to_numeric(table[name].replace(r"^\s*$", np.nan, regex=True), errors="coerce")
        dates = None if numbers.notna().any() else pd.to_datetime(table[name], errors="coerce", format="mixed")
        if numbers.notna().mean() > 0.9:
            table[name] = numbers
        elif dates is not None and dates.notna().mean() > 0.9:
            table[name] = dates.astype("int64") / 1e9
            table[f"{name} hour"], table[f"{name} weekday"] = dates.dt.hour, dates.dt.weekday
        else:
            table[name] = table[name].astype("category")
    table.columns = [f"c{i}" for i in range(len(table.columns))]
    return table, y


def calibration_error(y, p, bins=15):
    order = np.argsort(p, kind="stable")
    parts = np.array_split(order, bins)
    return float(sum(len(part) / len(p) * abs(p[part].mean() - y[part].mean()) for part in parts if len(part)))


def probabilities_scores(y, p):
    onehot = np.eye(p.shape[1])[y]
    clipped = np.clip(p[np.arange(len(y)), y], 1e-15, 1)
    errors = [calibration_error(onehot[:, k], p[:, k]) for k in range(p.shape[1])]
    return {
        "logLoss": float(-np.log(clipped).mean()),
        "brier": float(((p - onehot) ** 2).sum(1).mean() / (2 if p.shape[1] == 2 else 1)),
        "calibrationError": float(errors[-1] if p.shape[1] == 2 else np.mean(errors)),
    }


def lightgbm_scores(train, y_train, test, y_test):
    from lightgbm import LGBMClassifier

    model = LGBMClassifier(n_jobs=1, verbose=-1).fit(train, y_train)
    return probabilities_scores(y_test, model.predict_proba(test))


def flaml_score(train, y_train, test, y_test, job, seconds):
    try:
        from flaml import AutoML
    except ImportError:
        return None
    from sklearn.metrics import log_loss, roc_auc_score, root_mean_squared_error

    metric = {"auc": "roc_auc", "logloss": "log_loss", "rmse": "rmse"}[job["metric"]]
    task = "regression" if job["metric"] == "rmse" else "classification"
    model = AutoML()
    model.fit(train, y_train, task=task, metric=metric, time_budget=seconds, n_jobs=1, verbose=0, seed=7)
    if task == "regression":
        return float(root_mean_squared_error(y_test, model.predict(test)))
    p = model.predict_proba(test)
    return float(roc_auc_score(y_test, p[:, 1]) if metric == "roc_auc" else log_loss(y_test, p, labels=range(p.shape[1])))


table, y = table_of(job)
if job["metric"] != "rmse":
    y = y.astype(str)
    classes = sorted(y.unique())
    if job["positive"] is not None:
        classes = [name for name in classes if name != job["positive"]] + [job["positive"]]
    y = y.map({name: k for k, name in enumerate(classes)}).to_numpy()
else:
    y = y.to_numpy(dtype=float)
fold_of = np.arange(len(table)) % 5
for fold, seconds in zip(job["folds"], job["seconds"]):
    train, test = fold_of != fold, fold_of == fold
    parts = table[train], y[train], table[test], y[test]
    begin = time.process_time()
    result = {"fold": fold, "flaml": flaml_score(*parts, job, seconds) if job["flaml"] else None}
    result["flamlSeconds"] = time.process_time() - begin
    if job["metric"] != "rmse" and not job["flaml"]:
        result["lgbm"] = lightgbm_scores(*parts)
    print(json.dumps(result), flush=True)
