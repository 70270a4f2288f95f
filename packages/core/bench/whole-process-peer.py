"""The peer of bench/whole-process.ts: pandas, five folds of HistGradientBoosting, metrics, training on all rows; or one model and held-out rows."""
import json
import sys

import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.model_selection import KFold, cross_val_predict, train_test_split

table = pd.read_csv(sys.argv[1], parse_dates=["day"])
y = table.pop("y")
day = table.pop("day")
table["month"] = day.dt.month
table["day"] = day.astype("int64")
for name in ("town", "kind"):
    table[name] = table[name].astype("category")

model = HistGradientBoostingRegressor(early_stopping=False, categorical_features="from_dtype")
if sys.argv[2] == "holdout":
    known, held, known_y, y = train_test_split(table, y, test_size=0.2, random_state=7)
    predicted = model.fit(known, known_y).predict(held)
else:
    predicted = cross_val_predict(model, table, y, cv=KFold(5, shuffle=True, random_state=7))
    model.fit(table, y)
print(
    json.dumps(
        {
            "rmse": root_mean_squared_error(y, predicted),
            "mae": mean_absolute_error(y, predicted),
            "r2": r2_score(y, predicted),
        }
    )
)
