import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/storage/auth-schema.ts', './src/storage/schema.ts'],
  out: './migrations',
})
