export type Task = 'binary' | 'multiclass' | 'regression'
