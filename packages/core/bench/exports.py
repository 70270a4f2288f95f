"""Predicts with what CSV Analyzer exported: `exports.py FORMAT FOLDER` reads FOLDER/columns.json and writes an answer per row as JSON."""
import importlib.util
import json
import math
import sys

engine, folder = sys.argv[1], sys.argv[2]
columns = json.load(open(folder + '/columns.json', encoding='utf-8'))
rows = len(columns[0]['cells']) if columns else 0


def nan(value):
    return float('nan') if value is None else value


def with_python():
    spec = importlib.util.spec_from_file_location('model', folder + '/model.py')
    model = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(model)
    table = [{c['name']: c['cells'][i] for c in columns} for i in range(rows)]
    answers = list(model.predict_all(table))
    if answers and answers[0]['probabilities'] is not None:
        found = {'label': [a['prediction'] for a in answers]}
        found.update({'probability_' + name: [a['probabilities'][name] for a in answers] for name in model.classes})
        return found
    return {'prediction': [a['prediction'] for a in answers]}


def feeds():
    import numpy as np

    out = {}
    for c in columns:
        if c['type'] == 'string':
            out[c['name']] = np.array(['' if v is None else v for v in c['cells']], dtype=object)
        elif c['type'] == 'int64' and None not in c['cells'] and all(float(v).is_integer() for v in c['cells']):
            out[c['name']] = np.array(c['cells'], dtype=np.int64)
        else:
            out[c['name']] = np.array([nan(v) for v in c['cells']], dtype=np.float64)
    return out


def with_onnx():
    import onnx
    import onnxruntime

    path = folder + '/model.onnx'
    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = onnxruntime.InferenceSession(path, providers=['CPUExecutionProvider'])
    names = [output.name for output in session.get_outputs()]
    return {name: value.tolist() for name, value in zip(names, session.run(names, feeds()))}


def with_mlflow():
    import mlflow.pyfunc
    import pandas as pd

    out = mlflow.pyfunc.load_model(folder + '/mlflow').predict(pd.DataFrame(feeds()))
    return {name: out[name].tolist() for name in out.columns}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def from_query(execute, names_of):
    query = open(folder + '/model.sql', encoding='utf-8').read()
    cursor = execute(query)
    names = names_of(cursor)
    found = cursor.fetchall()
    start = len(columns)
    return {('label' if n == 'prediction' and any(m.startswith('probability_') for m in names) else n): [r[start + i] for r in found] for i, n in enumerate(names[start:])}


def create(integer, double):
    return 'CREATE TABLE input (' + ', '.join(quoted(c['name']) + (' TEXT' if c['type'] == 'string' else ' ' + double) for c in columns) + ')'


def with_sqlite():
    import sqlite3

    db = sqlite3.connect(':memory:')
    db.execute(create('INTEGER', 'REAL'))
    cells = [[c['cells'][i] for c in columns] for i in range(rows)]
    db.executemany('INSERT INTO input VALUES (' + ', '.join('?' for _ in columns) + ')', cells)
    return from_query(db.execute, lambda cursor: [d[0] for d in cursor.description])


def with_duckdb():
    import duckdb
    import pandas as pd

    db = duckdb.connect()
    db.execute(create('BIGINT', 'DOUBLE'))
    frame = pd.DataFrame({str(i): pd.Series(c['cells'], dtype=object) for i, c in enumerate(columns)})
    db.register('frame', frame)
    db.execute('INSERT INTO input SELECT * FROM frame')
    db.execute('SET threads = 1')
    return from_query(db.execute, lambda cursor: [d[0] for d in cursor.description])


def with_postgres():
    import csv
    import io
    import os
    import subprocess

    def psql(script, extra=()):
        command = ['psql', os.environ['DATABASE_URL'], '-q', '-X', '-v', 'ON_ERROR_STOP=1', *extra]
        run = subprocess.run(command, input=script, capture_output=True, text=True)
        if run.returncode != 0:
            raise RuntimeError(run.stderr[-400:])
        return run.stdout

    table = io.StringIO()
    write = csv.writer(table, quoting=csv.QUOTE_MINIMAL, lineterminator='\n')
    for i in range(rows):
        # a table has no order: the number of the row is carried along
        write.writerow([i] + ['\\N' if c['cells'][i] is None else repr(c['cells'][i]) if isinstance(c['cells'][i], float) else c['cells'][i] for c in columns])
    query = open(folder + '/model.sql', encoding='utf-8').read().strip().rstrip(';')
    names = ', '.join(['row number'.join('""')] + [quoted(c['name']) for c in columns])
    before, after = query.rsplit('SELECT\n', 1)
    keyed = before + 'SELECT "row number", ' + after
    script = create('BIGINT', 'DOUBLE PRECISION').replace('CREATE TABLE input (', 'CREATE TEMP TABLE input ("row number" BIGINT, ') + ';\n'
    script += f"COPY input ({names}) FROM STDIN WITH (FORMAT csv, NULL '\\N');\n" + table.getvalue() + '\\.\n'
    script += 'CREATE TEMP TABLE answer AS ' + keyed + ';\nCOPY (SELECT * FROM answer ORDER BY 1) TO STDOUT WITH (FORMAT csv, HEADER);\n'
    found = list(csv.reader(io.StringIO(psql(script))))
    names_out, body = found[0], found[1:]
    start = len(columns) + 1
    labelled = any(n.startswith('probability_') for n in names_out)
    out = {}
    for j, n in enumerate(names_out[start:]):
        cells = [r[start + j] for r in body]
        out['label' if n == 'prediction' and labelled else n] = cells if n == 'prediction' and labelled else [float(v) if v else None for v in cells]
    return out


def with_lightgbm():
    import lightgbm
    import numpy as np

    matrix = np.array([[nan(v) for v in row] for row in json.load(open(folder + '/matrix.json'))], dtype=np.float64)
    return {'raw': lightgbm.Booster(model_file=folder + '/model.txt').predict(matrix).tolist()}


answers = globals()['with_' + engine]()


def plain(value):
    return None if isinstance(value, float) and math.isnan(value) else value


json.dump({name: [plain(v) for v in values] for name, values in answers.items()}, open(folder + '/answers.json', 'w'))
