import type { ActivityService } from './activity-service.ts'
import type { AdminService } from './admin-service.ts'
import type { AuthService } from './auth-service.ts'
import type { DatasetService } from './dataset-service.ts'
import type { HealthService } from './health-service.ts'
import type { Idempotency } from './idempotency.ts'
import type { JobService } from './job-service.ts'
import type { KeyService } from './key-service.ts'
import type { ModelService } from './model-service.ts'
import type { PlanService } from './plan-service.ts'
import type { SampleService } from './sample-service.ts'

export interface Services {
  readonly activity: ActivityService
  readonly admin: AdminService
  readonly auth: AuthService
  readonly datasets: DatasetService
  readonly health: HealthService
  readonly idempotency: Idempotency
  readonly jobs: JobService
  readonly keys: KeyService
  readonly models: ModelService
  readonly plans: PlanService
  readonly samples: SampleService
}
