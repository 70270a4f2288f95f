/** What the library can print a model as; the order of the list. */
export const exportFormats: readonly string[] = ['json', 'onnx', 'javascript', 'python', 'sql', 'mlflow', 'lightgbm']
