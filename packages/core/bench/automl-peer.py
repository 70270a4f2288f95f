"""A peer that bench/automl.ts runs: reads one JSON job from stdin, prints one JSON line a fold.

LightGBM with its defaults gives log loss, Brier score and calibration error beside the reference scores. FLAML and AutoGluon
(medium quality), where they are installed, get the CPU time that our fit took and are scored by the metric of the set.
"""
import importlib
import json
import os
import resource
import sys
import tempfile
import time
import warnings

for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]:
    os.environ[name] = "1"

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")


def table_of(job):
    """Text that is a number becomes one; dates and other text in the form that the peer expects."""
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
            if job["peer"] == "lgbm":
                table[name] = dates.astype("int64") / 1e9
                table[f"{name} hour"], table[f"{name} weekday"] = dates.dt.hour, dates.dt.weekday
            else:
                table[name] = dates
        elif job["peer"] != "autogluon":
            table[name] = table[name].astype("category")
    table.columns = [f"c{i}" for i in range(len(table.columns))]
    return table, y


def target_of(job, y):
    """Numbers, or the index of the class, the positive one last."""
    if job["metric"] == "rmse":
        return y.to_numpy(dtype=float), 0
    y = y.astype(str)
    classes = sorted(y.unique())
    if job["positive"] is not None:
        classes = [name for name in classes if name != job["positive"]] + [job["positive"]]
    return y.map({name: k for k, name in enumerate(classes)}).to_numpy(), len(classes)


def calibration_error(y, p, bins=15):
    order = np.argsort(p, kind="stable")
    parts = np.array_split(order, bins)
    return float(sum(len(part) / len(p) * abs(p[part].mean() - y[part].mean()) for part in parts if len(part)))


def probability_scores(y, p):
    onehot = np.eye(p.shape[1])[y]
    clipped = np.clip(p[np.arange(len(y)), y], 1e-15, 1)
    errors = [calibration_error(onehot[:, k], p[:, k]) for k in range(p.shape[1])]
    return {
        "logLoss": float(-np.log(clipped).mean()),
        "brier": float(((p - onehot) ** 2).sum(1).mean() / (2 if p.shape[1] == 2 else 1)),
        "calibrationError": float(errors[-1] if p.shape[1] == 2 else np.mean(errors)),
    }


def score_of(metric, y, predicted):
    from sklearn.metrics import log_loss, roc_auc_score, root_mean_squared_error

    if metric == "rmse":
        return float(root_mean_squared_error(y, predicted))
    if metric == "auc":
        return float(roc_auc_score(y, predicted[:, 1]))
    return float(log_loss(y, predicted, labels=range(predicted.shape[1])))


def import_ahead(*names):
    """What the first fold would import otherwise, on its own time."""
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError:
            print(f"{name} is not installed", file=sys.stderr)


def lightgbm():
    from lightgbm import LGBMClassifier

    def fit(train, y, job, classes, seconds):
        model = LGBMClassifier(n_jobs=1, verbose=-1).fit(train, y)
        return model.predict_proba, "defaults"

    return fit


def flaml():
    """Defaults: the best single model, trained again on all rows."""
    from flaml import AutoML

    import_ahead("catboost", "lightgbm", "xgboost")

    def fit(train, y, job, classes, seconds):
        model = AutoML()
        metric = {"auc": "roc_auc", "logloss": "log_loss", "rmse": "rmse"}[job["metric"]]
        task = "classification" if classes else "regression"
        model.fit(train, y, task=task, metric=metric, time_budget=seconds, n_jobs=1, verbose=0, seed=7)
        if model.best_estimator is None or model.model is None:
            raise RuntimeError("no model within the time")
        return model.predict_proba if classes else model.predict, model.best_estimator

    return fit


def autogluon():
    from autogluon.tabular import TabularPredictor

    import_ahead("catboost", "fastai.tabular.all", "lightgbm", "torch", "xgboost")
    torch = sys.modules.get("torch")
    if torch:
        torch.set_num_threads(1)

    def fit(train, y, job, classes, seconds):
        if torch:
            torch.manual_seed(7)
        metric = {"auc": "roc_auc", "logloss": "log_loss", "rmse": "root_mean_squared_error"}[job["metric"]]
        kind = "regression" if classes == 0 else "binary" if classes == 2 else "multiclass"
        folder = tempfile.mkdtemp(dir=job["folder"])
        model = TabularPredictor(label="y", problem_type=kind, eval_metric=metric, path=folder, verbosity=0)
        model.fit(train.assign(y=y), presets="medium_quality", time_limit=seconds, num_cpus=1, num_gpus=0)

        def probabilities(test):
            return model.predict_proba(test).reindex(columns=range(classes), fill_value=0).to_numpy()

        return probabilities if classes else model.predict, model.model_best

    return fit


def cpu_seconds():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def let_time_be_cpu_time():
    """FLAML and AutoGluon stop by time.time(): their budget is CPU time, whatever else the machine does."""
    begin = time.time() - cpu_seconds()
    time.time = lambda: begin + cpu_seconds()


def run_fold(fit, job, table, y, classes, fold, seconds):
    held = np.arange(len(table)) % 5 == fold
    np.random.seed(7)
    answer = {"fold": fold, "peer": job["peer"]}
    begin = cpu_seconds()
    try:
        predict, chosen = fit(table[~held].reset_index(drop=True), y[~held], job, classes, seconds)
        answer.update(cpuSeconds=cpu_seconds() - begin, chosen=chosen)
        predicted = np.asarray(predict(table[held].reset_index(drop=True)))
        if not np.isfinite(predicted).all():
            raise ValueError("a prediction is no number")
        if job["peer"] == "lgbm":
            return {**answer, "probabilities": probability_scores(y[held], predicted)}
        return {**answer, "score": score_of(job["metric"], y[held], predicted)}
    except Exception as error:
        reason = (str(error).strip().split("\n") or [""])[0]
        return {"cpuSeconds": cpu_seconds() - begin, **answer, "error": f"{type(error).__name__}: {reason}"}


def main():
    answers, sys.stdout = sys.stdout, sys.stderr
    job = json.load(sys.stdin)
    let_time_be_cpu_time()
    fit = {"lgbm": lightgbm, "flaml": flaml, "autogluon": autogluon}[job["peer"]]()
    table, y = table_of(job)
    y, classes = target_of(job, y)
    for fold, seconds in zip(job["folds"], job["seconds"]):
        print(json.dumps(run_fold(fit, job, table, y, classes, fold, seconds)), file=answers, flush=True)


main()
