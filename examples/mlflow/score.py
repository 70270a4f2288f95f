"""Asks the champion in Python. MLFLOW_TRACKING_URI says where MLflow is."""
import sys

import mlflow.pyfunc
import pandas as pd

model = mlflow.pyfunc.load_model('models:/species@champion')
answers = model.predict(pd.read_csv(sys.argv[1]))
answers.to_csv(sys.stdout, index=False)
