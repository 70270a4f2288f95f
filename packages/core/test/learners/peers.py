"""The same settings in scikit-learn, LightGBM and SciPy: reads one JSON job from stdin, prints one JSON document."""
import json
import sys

import numpy as np

job = json.load(sys.stdin)
X, y, T = (np.array(job[name], dtype=float) for name in ("X", "y", "T"))
kind = job["kind"]
if kind == "lightgbm":
    from lightgbm import LGBMClassifier, LGBMRegressor

    settings = dict(n_estimators=100, num_leaves=31, learning_rate=0.1, n_jobs=1, verbose=-1)
    if job["task"] == "regression":
        out = LGBMRegressor(**settings).fit(X, y).predict(T).tolist()
    else:
        out = LGBMClassifier(**settings).fit(X, y).predict_proba(T).tolist()
elif kind == "forest":
    from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

    if job["task"] == "regression":
        out = RandomForestRegressor(100, max_features=1 / 3, n_jobs=1, random_state=1).fit(X, y).predict(T).tolist()
    else:
        out = RandomForestClassifier(100, n_jobs=1, random_state=1).fit(X, y).predict_proba(T).tolist()
elif kind == "ridge":
    from sklearn.linear_model import Ridge

    model = Ridge(alpha=job["alpha"], solver="svd").fit(X, y)
    out = [*model.coef_.tolist(), float(model.intercept_)]
elif kind == "ridge-folds":
    # mean absolute error over given folds, columns brought to mean 0 and deviation 1 over all rows, and the fit on all rows
    from sklearn.linear_model import Ridge
    from sklearn.preprocessing import StandardScaler

    folds = np.array(job["folds"])
    Z = StandardScaler().fit_transform(X)
    errors, medians = np.zeros(len(y)), np.zeros(len(y))
    for fold in np.unique(folds):
        held = folds == fold
        errors[held] = np.abs(y[held] - Ridge(alpha=job["alpha"]).fit(Z[~held], y[~held]).predict(Z[held]))
        medians[held] = np.abs(y[held] - np.median(y[~held]))
    model = Ridge(alpha=job["alpha"]).fit(Z, y)
    out = [errors.mean(), medians.mean(), *model.predict(Z).tolist()]
elif kind == "elastic-net":
    from sklearn.linear_model import ElasticNet

    model = ElasticNet(alpha=job["alpha"], l1_ratio=0.5, tol=1e-10, max_iter=100000).fit(X, y)
    out = [*model.coef_.tolist(), float(model.intercept_)]
elif kind == "logistic":
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=job["C"], tol=1e-10, max_iter=10000).fit(X, y)
    out = model.predict_proba(T).tolist()
elif kind == "standard-errors":
    design = np.column_stack([X, np.ones(len(X))])
    beta = np.linalg.lstsq(design, y, rcond=None)[0]
    residual = y - design @ beta
    variance = residual @ residual / (len(y) - design.shape[1])
    out = np.sqrt(variance * np.diag(np.linalg.inv(design.T @ design)))[:-1].tolist()
print(json.dumps(out))
