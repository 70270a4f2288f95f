"""Reads cases as JSON on standard input and prints scikit-learn's scores of each: the outside oracle of the metrics."""
import json
import sys

import numpy as np
import sklearn.metrics as m


def of_classes(y, p, w):
    binary = p.shape[1] == 2
    decided = (p[:, 1] >= 0.5).astype(int) if binary else p.argmax(1)
    ranked = p[:, 1] if binary else p
    kw = {"sample_weight": w}
    scores = {
        "rocAuc": m.roc_auc_score(y, ranked, **kw) if binary else m.roc_auc_score(y, p, multi_class="ovr", **kw),
        "prAuc": m.average_precision_score(y, ranked, **kw),
        "logLoss": m.log_loss(y, p, **kw),
        "brier": m.brier_score_loss(y, ranked, **kw),
        "accuracy": m.accuracy_score(y, decided, **kw),
        "balancedAccuracy": m.balanced_accuracy_score(y, decided, **kw),
        "mcc": m.matthews_corrcoef(y, decided, **kw),
        "kappa": m.cohen_kappa_score(y, decided, **kw),
    }
    for name, score in {"precision": m.precision_score, "recall": m.recall_score, "f1": m.f1_score}.items():
        if binary:
            scores[name] = score(y, decided, zero_division=0, **kw)
        for average in ("macro", "weighted"):
            scores[name + average.capitalize()] = score(y, decided, average=average, zero_division=0, **kw)
    return scores


def of_values(y, p, w):
    kw = {"sample_weight": w}
    return {
        "rmse": m.root_mean_squared_error(y, p, **kw),
        "mse": m.mean_squared_error(y, p, **kw),
        "mae": m.mean_absolute_error(y, p, **kw),
        "medianAe": m.median_absolute_error(y, p, **kw),
        "r2": m.r2_score(y, p, **kw),
        "mape": m.mean_absolute_percentage_error(y, p, **kw),
        "pinball": m.mean_pinball_loss(y, p, alpha=0.5, **kw),
    }


results = []
for case in json.load(sys.stdin):
    y, w = np.array(case["actual"]), np.array(case["weights"]) if case["weights"] else None
    p = np.array(case["values"]).reshape(len(y), case["width"])
    scores = of_values(y, p[:, 0], w) if case["width"] == 1 else of_classes(y.astype(int), p, w)
    results.append({name: float(score) for name, score in scores.items()})
print(json.dumps(results))
