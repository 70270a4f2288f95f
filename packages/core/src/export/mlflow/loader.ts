/** Python beside the graph: MLflow's own loader gives pandas' columns to onnxruntime as they are, and the strings of pandas 3 are no NumPy arrays. */
export const loader = `"""Loads model.onnx as MLflow does; texts may be strings of any pandas."""
import mlflow.onnx
import pandas as pd


class Model:
    def __init__(self, path):
        self.onnx = mlflow.onnx._load_pyfunc(path)

    def predict(self, data, params=None):
        return self.onnx.predict(plain(data), params)

    def get_raw_model(self):
        return self.onnx.get_raw_model()


def plain(data):
    """Strings of pandas as objects; all else as it is."""
    if not isinstance(data, pd.DataFrame):
        return data
    return data.astype({name: object for name, kind in data.dtypes.items() if isinstance(kind, pd.StringDtype)})


def _load_pyfunc(path):
    return Model(path)
`
