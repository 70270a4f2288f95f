import './parts/csv-app.ts'
