"""Asks the champion in Python. MLFLOW_TRACKING_URI says where MLflow is."""
import sys

import mlflow.pyfunc
import pandas as pd

# MLflow hands columns on as NumPy arrays, which the strings of pandas 3 are not by default.
if hasattr(pd.options.future, 'infer_string'):
    pd.options.future.infer_string = False

model = mlflow.pyfunc.load_model('models:/species@champion')
answers = model.predict(pd.read_csv(sys.argv[1]))
answers.to_csv(sys.stdout, index=False)
